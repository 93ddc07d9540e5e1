import { describe, expect, test } from "vitest";
import { readNik } from "../../../src/domain/account-rules/nik.ts";

describe("readNik", () => {
  test.each([
    ["a man's", "1871010907930009"],
    ["a woman's, with 40 added to the day", "1871014907930009"],
    ["a billing id of eighteen digits", "187101090793000901"],
  ])("takes %s", (_, account) => {
    expect(readNik(account)).toEqual({ kind: "valid", account });
  });

  test.each(["1871010007930009", "1871013207930009", "1871014007930009", "1871017207930009", "1871010900930009"])(
    "warns of %s, which holds no date of birth",
    (account) => {
      expect(readNik(account)).toEqual({ kind: "valid", account, warning: { code: "implausible-date" } });
    },
  );

  test("refuses another length", () => {
    const problem = { code: "wrong-length", expected: [16, 18], got: 15 };
    expect(readNik("187101090793000")).toEqual({ kind: "invalid", problem });
  });
});
