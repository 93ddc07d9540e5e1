import { describe, expect, test } from "vitest";
import { configOf, problemsOf } from "./environment.ts";

describe("the other variables", () => {
  test.each(["memory:", "file:./data", "file:///srv/data", "redis://127.0.0.1", "rediss://:p@redis.example/2"])(
    "take %s for a store",
    (url) => expect(configOf({ STORE_URL: url }).storeUrl).toBe(url),
  );

  test.each([
    ["STORE_URL", "sqlite://data.db"],
    ["STORE_URL", "file:"],
    ["STORE_URL", "redis:"],
    ["STORE_URL", "./data"],
    ["TIME_ZONE", "Asia/Djakarta"],
    ["DEFAULT_LOCALE", "jv"],
    ["LOG_LEVEL", "INFO"],
    ["HOST", "http://localhost"],
    ["PORT", "65536"],
    ["PORT", "80a"],
    ["PORT", "1e3"],
    ["PORT", "8080.5"],
    ["ACCESS", "closed"],
    ["ADMIN_IDS", "@somebody"],
    ["ADMIN_IDS", "0"],
    ["ADMIN_IDS", "1,,2"],
    ["ADMIN_IDS", "-5"],
    ["ADMIN_IDS", "9007199254740993"],
    ["OPS_CHAT_ID", "@ops"],
    ["OPS_CHAT_ID", "9007199254740993"],
  ])("do not take %s=%s", (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([expect.stringMatching(`^${name}: must be `)]);
  });

  test("take a topic only with its group", () => {
    expect(problemsOf({ OPS_THREAD_ID: "7" })).toEqual(["OPS_CHAT_ID: missing; needed because of OPS_THREAD_ID"]);
    expect(configOf({ OPS_CHAT_ID: "-5" }).ops).toEqual({ chatId: -5 });
  });

  test("know a port that was chosen from one that was not", () => {
    expect(configOf({ PORT: "8080" }).http).toEqual({ host: "127.0.0.1", port: 8080, portChosen: true });
  });
});
