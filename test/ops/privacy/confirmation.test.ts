import { expect, test } from "vitest";
import { readConfirmation, writeConfirmation } from "../../../src/ops/privacy/confirmation.ts";

const now = Date.UTC(2026, 10, 29);
const minute = 60_000;
const written = writeConfirmation("H1ABC", now);

test("a button counts for ten minutes, and for who it was made", () => {
  expect(readConfirmation(written, "H1ABC", now)).toBe(true);
  expect(readConfirmation(written, "H1ABC", now + 10 * minute)).toBe(true);
  expect(readConfirmation(written, "H1ABC", now + 10 * minute + 1)).toBe(false);
  expect(readConfirmation(written, "H2ABC", now)).toBe(false);
  expect(readConfirmation(written, "", now)).toBe(false);
});

test("it fits a button with any handle", () => {
  expect(Buffer.byteLength(`!erase:${writeConfirmation("X".repeat(32), now)}`)).toBeLessThanOrEqual(64);
});

test.each(["", ".", "H1ABC", ".H1ABC", "zzzzzzzzzzz.H1ABC", `${now.toString(36)}H1ABC`, `-1.H1ABC`, `${written}\n`])(
  "what is no such text confirms nothing: %j",
  (text) => expect(readConfirmation(text, "H1ABC", now)).toBe(false),
);
