import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAccount } from "../../src/domain/account-number.ts";
import type { AccountRule } from "../../src/domain/product.ts";

/** Every rule, with the form of texts that it takes. */
const rules: readonly (AccountRule & { readonly taken: RegExp })[] = [
  { kind: "pln-postpaid", prepaidProduct: "pln-prepaid", taken: /^\d{4}[ .-]?\d{8}$/ },
  { kind: "pln-prepaid", taken: /^\d{4}[ .-]?\d{7,8}$/ },
  { kind: "bpjs-health", taken: /^(00\d{11}|8[89]888\d{11})$/ },
  { kind: "nik", taken: /^\d{16}(\d{2})?$/ },
  { kind: "nop", taken: /^\d{18}$/ },
  { kind: "mobile", taken: /^(\+?62|0062|062|0)?8[1-9]\d{8,10}$/ },
  { kind: "mobile", operator: "Indosat", taken: /^(\+?62|0)8[1-9]\d -?\d{4} ?\d{3}$/ },
  { kind: "email", taken: /^[a-zA-Z0-9.+_]{1,20}@([a-zA-Z0-9-]{1,9}\.){1,3}[a-zA-Z]{2,5}$/ },
  { kind: "game-id", taken: /^\d{5,12}$/ },
  { kind: "game-id", zone: "inline", taken: /^\d{5,12}( ?\(\d{3,6}\)|[ |#]\d{3,6})?$/ },
  { kind: "digits", min: 6, max: 15, startsWith: "1", taken: /^\d{3,20}$/ },
  { kind: "digits", min: 8, max: 8, strict: true, taken: /^\d{8}$/ },
  { kind: "characters", min: 3, max: 20, taken: /^[a-zA-Z0-9]{3}[a-zA-Z0-9./-]{0,8}[0-9][a-z0-9. -]{1,8}$/ },
];

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(..."0123456789８٨ .-+()|#/@aZ\u200b\u00a0😀"), maxLength: 40 }),
);

describe.each(rules)("readAccount by $kind", ({ taken, ...rule }) => {
  test("answers any text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(["valid", "invalid"]).toContain(readAccount(rule, text).kind);
      }),
    );
  });

  test("reads what it has read as the same again", () => {
    fc.assert(
      fc.property(fc.stringMatching(taken), (text) => {
        const reading = readAccount(rule, text);
        expect(reading).toMatchObject({ kind: "valid" });
        expect(readAccount(rule, reading.account ?? "")).toMatchObject({ kind: "valid", account: reading.account });
      }),
    );
  });

  test.each(["", "   ", "\u200b\u00a0\n"])("calls %j empty", (text) => {
    expect(readAccount(rule, text)).toEqual({ kind: "invalid", problem: { code: "empty" } });
  });

  test.each(["😀".repeat(2048), "1".repeat(4096), "a".repeat(4096), "-".repeat(4096)])(
    "refuses a message that is far too long",
    (text) => {
      expect(readAccount(rule, text).kind).toBe("invalid");
    },
  );
});

describe("readAccount", () => {
  test.each(["5140 4040 0482", "5140-4040-0482", "5140.4040.0482", "５１４０４０４００４８２", "514040400482\u200b"])(
    "takes %s as it is written on some bills",
    (text) => {
      expect(readAccount({ kind: "pln-postpaid" }, text)).toEqual({ kind: "valid", account: "514040400482" });
    },
  );

  test.each(["514040400482 😀", "IDPEL 514040400482", "+514040400482"])("does not guess digits out of %s", (text) => {
    expect(readAccount({ kind: "pln-postpaid" }, text)).toEqual({ kind: "invalid", problem: { code: "not-digits" } });
  });

  test("keeps leading zeros", () => {
    const reading = readAccount({ kind: "digits", min: 10, max: 10 }, "0012345678");
    expect(reading).toEqual({ kind: "valid", account: "0012345678" });
  });

  test("takes a tax object's number of eighteen digits and no other", () => {
    expect(readAccount({ kind: "nop" }, "32.73.010.001.002-0003.0").kind).toBe("valid");
    expect(readAccount({ kind: "nop" }, "3273")).toEqual({
      kind: "invalid",
      problem: { code: "wrong-length", expected: [18], got: 4 },
    });
  });
});
