import { expect, test } from "vitest";
import { whatRuns } from "../../src/app/what-runs.ts";
import { configOf } from "../config/environment.ts";

const found = { username: "cek_tagihan_bot", providers: ["ayopop"], sandbox: false };

test("the line at the start says what runs, and nothing that is secret", () => {
  const config = configOf({ STORE_URL: "redis://agent:pa:ss@redis.example:6379/2" });
  const telegram = {
    kind: "telegram",
    token: "7000000001:secret",
    apiRoot: "https://api.telegram.org",
    delivery: { kind: "webhook", url: "https://bot.example", secret: "a-secret-of-the-webhook" },
    perSecond: 30,
  } as const;
  const runs = whatRuns({ ...config, telegram, access: "invite" }, found);
  expect(runs).toEqual({
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    bot: "@cek_tagihan_bot",
    delivery: "webhook",
    store: "redis",
    providers: ["ayopop"],
    access: "invite",
  });
});

test("the playground and the sandbox are called so", () => {
  const runs = whatRuns(configOf({ STORE_URL: "file:./data" }), { ...found, sandbox: true });
  expect(runs).toMatchObject({ delivery: "playground", store: "file", providers: ["sandbox"], access: "open" });
});
