import { describe, expect, test } from "vitest";
import { readBpjsHealth } from "../../../src/domain/account-rules/bpjs-health.ts";

describe("readBpjsHealth", () => {
  test.each([
    ["a card as its virtual account", "0001944358911", "8888801944358911"],
    ["a virtual account", "8888801433177155", "8888801433177155"],
    ["a virtual account at Mandiri as typed", "8988801433177155", "8988801433177155"],
  ])("takes %s", (_, digits, account) => {
    expect(readBpjsHealth(digits)).toEqual({ kind: "valid", account });
  });

  test.each([
    ["a card that could name another family", "1201944358911", { code: "unknown-prefix", expected: ["00"] }],
    [
      "sixteen digits that are no virtual account",
      "1871010907930009",
      { code: "unknown-prefix", expected: ["88888", "89888"] },
    ],
    ["another length", "01944358911", { code: "wrong-length", expected: [13, 16], got: 11 }],
  ])("refuses %s", (_, digits, problem) => {
    expect(readBpjsHealth(digits)).toEqual({ kind: "invalid", problem });
  });
});
