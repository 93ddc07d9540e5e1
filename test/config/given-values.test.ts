import { describe, expect, test } from "vitest";
import { secretNames } from "../../src/config/variable-names.ts";
import { storeKey } from "../support/store-keys.ts";
import { ayopop, configOf, klikoo, problemsOf, token } from "./environment.ts";

const secrets: Readonly<Record<string, string | undefined>> = {
  BOT_TOKEN: token,
  DELIVERY: "webhook",
  WEBHOOK_URL: "https://bot.example",
  WEBHOOK_SECRET: "s".repeat(16),
  ...ayopop,
  ...klikoo,
  STORE_KEY: storeKey("current"),
  STORE_KEY_OLD: storeKey("old"),
  STORE_URL: "redis://:password@redis.example",
};

describe("a secret", () => {
  test.each(secretNames)("may come as %s_FILE, with a line break at its end", (name) => {
    const env = { ...secrets, [name]: "", [`${name}_FILE`]: "/run/secrets/it" };
    expect(configOf(env, { "/run/secrets/it": `${secrets[name]}\n` })).toEqual(configOf(secrets));
  });

  test.each(secretNames)("does not come both as %s and as a file", (name) => {
    expect(problemsOf({ ...secrets, [`${name}_FILE`]: "it" }, { it: "other" })).toEqual([
      `${name}: given twice, here and by ${name}_FILE; one must go`,
    ]);
  });

  test.each(secretNames)("whose %s_FILE is not there is one problem, not several", (name) => {
    expect(problemsOf({ ...secrets, [name]: "", [`${name}_FILE`]: "it" })).toEqual([
      `${name}_FILE: the file cannot be read (ENOENT)`,
    ]);
  });

  test("does not come as an empty file", () => {
    expect(problemsOf({ BOT_TOKEN_FILE: "it", ...ayopop }, { it: "\n" })).toEqual([
      "BOT_TOKEN_FILE: the file is empty",
    ]);
  });

  test("in a file must have its form too", () => {
    const env = { BOT_TOKEN_FILE: "it", ...ayopop };
    expect(problemsOf(env, { it: "nonsense" })).toEqual([expect.stringContaining("BOT_TOKEN: must be the token")]);
  });
});

test("what is no secret does not come as a file", () => {
  expect(configOf({ DEFAULT_LOCALE_FILE: "it" }, { it: "en" }).defaultLocale).toBe("id");
});
