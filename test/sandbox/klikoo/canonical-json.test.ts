import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../../../src/sandbox/klikoo/canonical-json.ts";

test("reproduces the hash that Klikoo publishes", () => {
  const text = canonicalJson({ bank_code: "000", account_number: true });
  expect(text).toBe('{"account_number":true,"bank_code":"000"}');
  const hash = "7791c19c8a1031a23713d71ef8d5a76c62beef20a5ed3b9c6731d108ac70a";
  expect(createHash("sha256").update(text).digest("hex").slice(0, 61)).toBe(hash);
});

test("says the same as the JSON it was made of", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
