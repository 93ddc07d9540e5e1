import { describe, expect, test } from "vitest";
import { ayopop, configOf, klikoo, problemsOf, token } from "./environment.ts";

const bot = { BOT_TOKEN: token };

describe("the providers", () => {
  test("may be one of the two", () => {
    expect(Object.keys(configOf({ ...bot, ...ayopop }).providers)).toEqual(["kind", "ayopop"]);
    expect(Object.keys(configOf({ ...bot, ...klikoo }).providers)).toEqual(["kind", "klikoo"]);
  });

  test("may be real in the playground", () => {
    const { telegram, providers } = configOf(ayopop);
    expect([telegram.kind, providers.kind]).toEqual(["playground", "real"]);
  });

  test("speak version 2.0 of Ayopop's protocol unless told otherwise", () => {
    expect(configOf(ayopop).providers).toMatchObject({ ayopop: { version: "2.0" } });
  });

  test("sign the method of a call to Klikoo in upper case unless told otherwise", () => {
    expect(configOf({ ...klikoo, KLIKOO_SIGNED_METHOD: "upper" })).toEqual(configOf(klikoo));
    const { providers } = configOf({ ...klikoo, KLIKOO_SIGNED_METHOD: "lower" });
    expect(providers).toMatchObject({ klikoo: { lowerCaseMethod: true } });
  });

  test("are needed by a real bot", () => {
    expect(problemsOf(bot)).toEqual([
      "AYOPOP_BASE_URL: missing, and KLIKOO_BASE_URL too: with BOT_TOKEN set, at least one provider is needed",
    ]);
  });

  for (const whole of [ayopop, klikoo]) {
    for (const name of Object.keys(whole)) {
      test(`are not half-configured, without ${name}`, () => {
        const others = Object.keys(whole).filter((other) => other !== name);
        expect(problemsOf({ ...whole, [name]: "" })).toEqual([
          `${name}: missing; needed because of ${others.join(", ")}`,
        ]);
      });
    }
  }

  test("are not configured by a version alone", () => {
    expect(problemsOf({ AYOPOP_API_VERSION: "2.0" })).toHaveLength(3);
  });

  test.each([
    ["an unknown version", { ...ayopop, AYOPOP_API_VERSION: "3.0" }, "AYOPOP_API_VERSION: must be one of 2.0, 1.0"],
    ["plain HTTP", { ...ayopop, AYOPOP_BASE_URL: "http://ayopop.example" }, "AYOPOP_BASE_URL: must be an address"],
    ["another protocol", { ...ayopop, AYOPOP_BASE_URL: "ftp://ayopop.example" }, "AYOPOP_BASE_URL: must be an address"],
    ["a query", { ...klikoo, KLIKOO_BASE_URL: "https://klikoo.example/?a=b" }, "KLIKOO_BASE_URL: must be an address"],
    ["no time", { PROVIDER_TIMEOUT_MS: "999" }, "PROVIDER_TIMEOUT_MS: must be a whole number from 1000 to 120000"],
    ["all the time", { PROVIDER_TIMEOUT_MS: "120001" }, "PROVIDER_TIMEOUT_MS: must be a whole number"],
    ["some time", { PROVIDER_TIMEOUT_MS: "30s" }, "PROVIDER_TIMEOUT_MS: must be a whole number"],
  ])("are refused with %s", (_, env, problem) => {
    expect(problemsOf(env)).toEqual([expect.stringContaining(problem)]);
  });
});
