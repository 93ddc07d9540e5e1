import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/read-config.ts";
import { secretNames, variableNames } from "../../src/config/variable-names.ts";
import { ayopop, configOf, klikoo, problemsOf, token } from "./environment.ts";

describe("a configuration", () => {
  test("of nothing at all is the playground with the sandbox", () => {
    expect(configOf({})).toEqual({
      telegram: { kind: "playground" },
      http: { host: "127.0.0.1", port: 8080, portChosen: false },
      storeUrl: "file:./data",
      defaultLocale: "id",
      timeZone: "Asia/Jakarta",
      providers: { kind: "sandbox" },
      providerTimeoutMs: 30_000,
      routing: {
        deadlineMs: 60_000,
        concurrent: 20,
        perSecond: 10,
        failures: 5,
        openFor: 30_000,
        times: { bill: 60_000, alreadyPaid: 300_000, unknownAccount: 600_000 },
      },
      perPerson: { quota: { perMinute: 30, perDay: 1_000 }, isGuarded: true, holdMs: 8_000 },
      access: "open",
      adminIds: [],
      recapAt: "21:00",
      logLevel: "info",
    });
  });

  test("may set everything", () => {
    const config = configOf({
      NODE_ENV: "production",
      BOT_TOKEN: token,
      TELEGRAM_API_ROOT: "http://127.0.0.1:8081/",
      DELIVERY: "webhook",
      WEBHOOK_URL: "https://bot.example.com/hook",
      WEBHOOK_SECRET: "a-secret_of_16_characters",
      ...ayopop,
      AYOPOP_API_VERSION: "1.0",
      ...klikoo,
      PROVIDER_TIMEOUT_MS: "5000",
      INQUIRY_DEADLINE_MS: "45000",
      PROVIDER_CONCURRENCY: "3",
      PROVIDER_PER_SECOND: "2",
      CIRCUIT_FAILURES: "4",
      CIRCUIT_OPEN_MS: "10000",
      REMEMBER_BILL_MS: "0",
      REMEMBER_PAID_MS: "1",
      REMEMBER_UNKNOWN_MS: "2",
      HOST: "0.0.0.0",
      PORT: "0",
      STORE_URL: "rediss://:password@redis.example:6380/1",
      DEFAULT_LOCALE: "en",
      TIME_ZONE: "Asia/Makassar",
      CATALOGUE_FILE: "./catalogue.json",
      LOG_LEVEL: "debug",
      ACCESS: "open",
      ADMIN_IDS: "12345, 6789012345,12345",
      QUOTA_PER_MINUTE: "5",
      QUOTA_PER_DAY: "0",
      ENUMERATION_GUARD: "off",
      OPS_CHAT_ID: "-1001234567890",
      RECAP_AT: "20:30",
      OPS_THREAD_ID: "7",
    });
    expect(config).toEqual({
      telegram: {
        kind: "telegram",
        perSecond: 30,
        token,
        apiRoot: "http://127.0.0.1:8081",
        delivery: { kind: "webhook", url: "https://bot.example.com/hook", secret: "a-secret_of_16_characters" },
      },
      providers: {
        kind: "real",
        ayopop: { baseUrl: "https://ayopop.example", apiKey: "the key", apiSecret: "the secret", version: "1.0" },
        klikoo: {
          baseUrl: "https://klikoo.example/b2b",
          clientId: "the id",
          clientSecret: "the secret",
          privateKey: klikoo.KLIKOO_PRIVATE_KEY,
        },
      },
      providerTimeoutMs: 5000,
      routing: {
        deadlineMs: 45_000,
        concurrent: 3,
        perSecond: 2,
        failures: 4,
        openFor: 10_000,
        times: { bill: 0, alreadyPaid: 1, unknownAccount: 2 },
      },
      perPerson: { quota: { perMinute: 5, perDay: 0 }, isGuarded: false, holdMs: 8_000 },
      http: { host: "0.0.0.0", port: 0, portChosen: true },
      storeUrl: "rediss://:password@redis.example:6380/1",
      defaultLocale: "en",
      timeZone: "Asia/Makassar",
      catalogueFile: "./catalogue.json",
      logLevel: "debug",
      access: "open",
      adminIds: [12345, 6789012345],
      ops: { chatId: -1001234567890, threadId: 7 },
      recapAt: "20:30",
    });
  });

  test("takes an empty variable for one that is not given", () => {
    const empty = Object.fromEntries([...variableNames, "BOT_TOKEN_FILE"].map((name) => [name, " "]));
    expect(configOf(empty)).toEqual(configOf({}));
  });

  test("names all its problems at once", () => {
    const problems = problemsOf({
      BOT_TOKEN: "nonsense",
      DELIVERY: "webhook",
      AYOPOP_API_KEY: "the key",
      KLIKOO_PRIVATE_KEY: "nonsense",
      PORT: "-1",
      ACCESS: "nobody",
      LOG_LEVEL: "loud",
    });
    expect(problems.map((problem) => problem.split(":")[0]).toSorted()).toEqual([
      "ACCESS",
      "AYOPOP_API_SECRET",
      "AYOPOP_BASE_URL",
      "BOT_TOKEN",
      "KLIKOO_BASE_URL",
      "KLIKOO_CLIENT_ID",
      "KLIKOO_CLIENT_SECRET",
      "KLIKOO_PRIVATE_KEY",
      "LOG_LEVEL",
      "PORT",
      "WEBHOOK_SECRET",
      "WEBHOOK_URL",
    ]);
  });

  test("never shows a value in a problem", () => {
    const names = [...variableNames, ...secretNames.map((name) => `${name}_FILE`)];
    const value = fc.stringMatching(/^[a-z!:/]{0,4}q[A-Za-z0-9!:/@?#.-]{8,40}$/);
    const readFile = (path: string) => (path.includes("!") ? fail(path) : `${path}${path}`);
    const fail = (path: string): never => {
      throw new Error(path);
    };
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value, { minKeys: 1 }), (env) => {
        const reading = readConfig(env, readFile);
        const said = reading.ok ? "" : reading.problems.join("\n");
        expect(Object.values(env).filter((secret) => said.includes(secret))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
