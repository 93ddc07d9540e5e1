import { describe, expect, test } from "vitest";
import { readPlnPostpaid, readPlnPrepaid } from "../../../src/domain/account-rules/pln.ts";

const customerId = "514040400482";
const meter = "14987654321";
const token = "12345678901234567890";

describe("readPlnPostpaid", () => {
  test("takes the twelve digits of a customer id", () => {
    expect(readPlnPostpaid(customerId, undefined)).toEqual({ kind: "valid", account: customerId });
  });

  test("offers the prepaid product for the eleven digits of a meter", () => {
    expect(readPlnPostpaid(meter, "pln-prepaid")).toEqual({
      kind: "invalid",
      problem: { code: "prepaid-meter" },
      switchTo: "pln-prepaid",
      account: meter,
    });
  });

  test("offers no product that is not named", () => {
    expect(readPlnPostpaid(meter, undefined)).toEqual({ kind: "invalid", problem: { code: "prepaid-meter" } });
  });

  test("says of twenty digits that they are a token", () => {
    expect(readPlnPostpaid(token, "pln-prepaid")).toEqual({ kind: "invalid", problem: { code: "is-token" } });
  });

  test("says what length it expects", () => {
    expect(readPlnPostpaid("5140404004", undefined)).toEqual({
      kind: "invalid",
      problem: { code: "wrong-length", expected: [12], got: 10 },
    });
  });
});

describe("readPlnPrepaid", () => {
  test.each([meter, customerId])("takes %s", (digits) => {
    expect(readPlnPrepaid(digits)).toEqual({ kind: "valid", account: digits });
  });

  test("says of twenty digits that they are a token", () => {
    expect(readPlnPrepaid(token)).toEqual({ kind: "invalid", problem: { code: "is-token" } });
  });

  test("says what lengths it expects", () => {
    const problem = { code: "wrong-length", expected: [11, 12], got: 13 };
    expect(readPlnPrepaid("1498765432109")).toEqual({ kind: "invalid", problem });
  });
});
