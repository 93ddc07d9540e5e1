import { describe, expect, test } from "vitest";
import { adviceFor, toldNotDone } from "../../src/cli/not-done.ts";

const refused = { kind: "provider-refused-us", provider: "klikoo" } as const;

describe("what is said of a provider that did not do what it was asked", () => {
  test("has its code and its words, in English where it has them", () => {
    const message = { id: "Ditolak", en: "Refused" };
    expect(toldNotDone({ ...refused, code: "401", message })).toBe("it refuses us: 401, Refused");
    expect(toldNotDone({ ...refused, message: { id: "Ditolak" } })).toBe("it refuses us: Ditolak");
    expect(toldNotDone(refused)).toBe("it refuses us");
  });

  test("has no word that may be a token", () => {
    const en = `Token eyJhbGciOiJIUzI1NiJ9.${"x".repeat(40)} is wrong`;
    expect(toldNotDone({ ...refused, message: { en } })).toBe("it refuses us: Token ••• is wrong");
  });
});

describe("advice", () => {
  test.each([
    ["403016571", "Ask Klikoo to allow the address"],
    ["400036505", "Set this machine's clock"],
    ["401016570", "Check KLIKOO_CLIENT_ID, KLIKOO_CLIENT_SECRET and KLIKOO_PRIVATE_KEY"],
    ["403017999", "Check every KLIKOO_ variable"],
    [undefined, "Check every KLIKOO_ variable"],
  ])("for Klikoo's code %s", (code, advice) => {
    expect(adviceFor({ ...refused, ...(code === undefined ? {} : { code }) })).toContain(advice);
  });

  test("for a code of Ayopop's that ends like one of Klikoo's is Ayopop's own", () => {
    expect(adviceFor({ kind: "provider-misbehaved", provider: "ayopop", code: "6571" })).toContain("AYOPOP_BASE_URL");
  });
});
