import { describe, expect, test } from "vitest";
import { ayopop, configOf, problemsOf, token } from "./environment.ts";

const bot = { BOT_TOKEN: token, ...ayopop };
const webhook = { ...bot, DELIVERY: "webhook", WEBHOOK_URL: "https://bot.example", WEBHOOK_SECRET: "s".repeat(16) };

describe("Telegram", () => {
  test("is asked for updates unless the configuration says otherwise", () => {
    expect(configOf(bot).telegram).toEqual({
      kind: "telegram",
      token,
      apiRoot: "https://api.telegram.org",
      delivery: { kind: "polling" },
      perSecond: 30,
    });
  });

  test("is sent as many messages a second as its operator says, or as there are", () => {
    expect(configOf({ ...bot, TELEGRAM_PER_SECOND: "1000" }).telegram).toMatchObject({ perSecond: 1000 });
    expect(configOf({ ...bot, TELEGRAM_PER_SECOND: "0" }).telegram).toMatchObject({ perSecond: 0 });
    expect(problemsOf({ ...bot, TELEGRAM_PER_SECOND: "-1" })).toHaveLength(1);
  });

  test("is not replaced by the playground in production", () => {
    expect(problemsOf({ NODE_ENV: "production", ...ayopop })).toEqual([
      "BOT_TOKEN: missing; needed because NODE_ENV is production, where no playground is started",
    ]);
  });

  test("may call back over plain HTTP on this machine", () => {
    const { telegram } = configOf({ ...webhook, WEBHOOK_URL: "http://[::1]:8080/hook" });
    expect(telegram).toMatchObject({ delivery: { kind: "webhook", url: "http://[::1]:8080/hook" } });
  });

  test("takes a webhook's address and secret without a webhook as set aside", () => {
    expect(configOf({ ...webhook, DELIVERY: "polling" }).telegram).toMatchObject({ delivery: { kind: "polling" } });
  });

  test.each([
    ["a token without its number", { ...bot, BOT_TOKEN: "ABC-DEF" }, "BOT_TOKEN: must be the token"],
    ["an unknown way of delivery", { ...bot, DELIVERY: "push" }, "DELIVERY: must be one of polling, webhook"],
    ["a webhook without an address", { ...webhook, WEBHOOK_URL: "" }, "WEBHOOK_URL: missing"],
    ["a webhook without a secret", { ...webhook, WEBHOOK_SECRET: "" }, "WEBHOOK_SECRET: missing"],
    ["a short secret", { ...webhook, WEBHOOK_SECRET: "s".repeat(15) }, "WEBHOOK_SECRET: must be 16 to 256"],
    ["a long secret", { ...webhook, WEBHOOK_SECRET: "s".repeat(257) }, "WEBHOOK_SECRET: must be 16 to 256"],
    ["a secret with a space", { ...webhook, WEBHOOK_SECRET: "sixteen letters or" }, "WEBHOOK_SECRET: must be 16"],
    ["a webhook over plain HTTP", { ...webhook, WEBHOOK_URL: "http://bot.example" }, "WEBHOOK_URL: must be an address"],
    [
      "an address with a password",
      { ...bot, TELEGRAM_API_ROOT: "https://a:b@bot.example" },
      "TELEGRAM_API_ROOT: must be",
    ],
    ["what is no address", { ...bot, TELEGRAM_API_ROOT: "api.telegram.org" }, "TELEGRAM_API_ROOT: must be an address"],
    [
      "a name that only begins like this machine",
      { ...bot, TELEGRAM_API_ROOT: "http://127.0.0.1.evil.example" },
      "TELEGRAM",
    ],
  ])("is refused with %s", (_, env, problem) => {
    expect(problemsOf(env)).toEqual([expect.stringContaining(problem)]);
  });
});
