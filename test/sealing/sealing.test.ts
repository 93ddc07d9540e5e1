import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sealing } from "../../src/sealing/sealing.ts";

const { seal, open } = sealing(randomBytes(32));

test("what was sealed opens as it was, and looks different each time", () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.string(), (content, context) => {
      const [one, other] = [seal(content, context), seal(content, context)];
      expect(one).not.toBe(other);
      for (const sealed of [one, other]) expect(open(sealed, context)).toEqual(Buffer.from(content));
    }),
  );
});

test("opens with its own key and its own context alone", () => {
  const sealed = seal(Buffer.from("BUDI SANTOSO"), "sessions 5");
  expect(open(sealed, "sessions 6")).toBeUndefined();
  expect(sealing(randomBytes(32)).open(sealed, "sessions 5")).toBeUndefined();
});

test("does not open when a bit of it was changed, or a part is missing", () => {
  const bytes = Buffer.from(seal(Buffer.from("BUDI SANTOSO"), "context"), "base64");
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(open(changed.toString("base64"), "context")).toBeUndefined();
  }
  for (let length = 0; length < bytes.length; length++) {
    expect(open(bytes.subarray(0, length).toString("base64"), "context")).toBeUndefined();
  }
});

test("no text makes it fail", () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => open(text, "context") === undefined));
});

test("takes keys of 32 bytes only", () => {
  expect(() => sealing(randomBytes(16)).seal(Buffer.from("text"), "")).toThrow("Invalid key length");
});
