import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitQuery } from "../../src/domain/split-query.ts";

describe("splitQuery", () => {
  test.each([
    ["pln 514040400482", "pln", "514040400482"],
    ["pln\n514040400482", "pln", "514040400482"],
    ["pln 5140 4040 0482", "pln", "5140 4040 0482"],
    ["pdam bogor 107.917", "pdam bogor", "107.917"],
    ["pulsa tsel +62 812 3456 7890", "pulsa tsel", "+62 812 3456 7890"],
    ["ml 12345678 (1234)", "ml", "12345678 (1234)"],
    ["ml 12345678 1234", "ml", "12345678 1234"],
    ["ml 12345678#1234", "ml", "12345678#1234"],
    ["google play budi@example.com", "google play", "budi@example.com"],
    ["air AB123456", "air", "AB123456"],
    ["cek tagihan pln 514040400482", "pln", "514040400482"],
  ])("takes %j apart", (text, words, account) => {
    expect(splitQuery(text)).toEqual({ words, account });
  });

  test.each([
    ["CEKPLN 514040400482", "PLN", "514040400482"],
    ["PLN.514040400482", "PLN", "514040400482"],
    ["PLN#514040400482", "PLN", "514040400482"],
    ["PLN20.14987654321", "PLN", "14987654321"],
    ["pdam bogor.107917", "pdam bogor", "107917"],
  ])("knows the way of the text centres in %j", (text, words, account) => {
    expect(splitQuery(text)).toEqual({ words, account });
  });

  test("forgets a PIN", () => {
    expect(splitQuery("CEKPLN.524540566523.1234")).toEqual({ words: "PLN", account: "524540566523" });
  });

  test.each([
    ["token 20 14987654321", "token", "14987654321", "20rb"],
    ["pulsa 10000 081234567890", "pulsa", "081234567890", "10000"],
    ["bpjs 8888801433177155 2", "bpjs", "8888801433177155", "2"],
    ["bpjs 8888801433177155 2 bulan", "bpjs", "8888801433177155", "2 bulan"],
    ["ovo 081215474224 50rb", "ovo", "081215474224", "50rb"],
    ["ovo 0812 1547 4224 50 ribu", "ovo", "0812 1547 4224", "50 ribu"],
    ["081215474224 1,5jt", "", "081215474224", "1,5jt"],
  ])("knows in %j the input that belongs to the number", (text, words, account, more) => {
    expect(splitQuery(text)).toEqual({ words, account, more });
  });

  test.each([
    ["IDPEL : 514040400482", "IDPEL", "514040400482"],
    ["IDPEL:514040400482", "IDPEL", "514040400482"],
    ["IDPEL=514040400482", "IDPEL", "514040400482"],
    ["514040400482 pln", "pln", "514040400482"],
    ["tolong cek pln 5140 4040 0482 ya kak", "pln", "5140 4040 0482"],
    ["514040400482 bu", "", "514040400482"],
  ])("finds the number within %j", (text, words, account) => {
    expect(splitQuery(text)).toEqual({ words, account });
  });

  test.each([
    ["514040400482", "514040400482"],
    ["cek 514040400482", "514040400482"],
    ["0812 3456 7890", "0812 3456 7890"],
    ["12345678 (1234)", "12345678 (1234)"],
    ["AB123456", "AB123456"],
  ])("sees in %j a number alone", (text, account) => {
    expect(splitQuery(text)).toEqual({ words: "", account });
  });

  test.each([
    ["pln", "pln"],
    ["cek listrik", "listrik"],
    ["pulsa 10", "pulsa 10"],
    ["data 100 mb", "data 100 mb"],
    ["pulsa 100000 tsel", "pulsa 100000 tsel"],
    ["pulsa 50rb", "pulsa 50rb"],
    ["", ""],
  ])("sees no number in %j", (text, words) => {
    expect(splitQuery(text)).toEqual({ words });
  });

  test("answers any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(splitQuery(text).words.length).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
