import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskedAccount, maskedName, maskedText } from "../../src/domain/masking.ts";

describe("of an account number", () => {
  test.each([
    ["a customer of PLN", "514040400482", "5140••••0482"],
    ["a meter", "14987654321", "149••••321"],
    ["a card of BPJS", "0001944358911", "0001••••8911"],
    ["a family at BPJS", "8888801433177155", "8888••••7155"],
    ["a family at BPJS by Mandiri", "8988801433177155", "8988••••7155"],
    ["a national id, which begins with a place and a birthday", "3174015503900001", "••••0001"],
    ["a billing id made of one", "317401550390000112", "••••0112"],
    ["a mobile phone", "081234567890", "0812••••7890"],
    ["ten digits", "0123456789", "012••••789"],
    ["eight", "12345678", "12••••78"],
    ["seven", "1160026", "1••••6"],
    ["a player of five digits", "12345", "••••"],
    ["letters among them", "A1234567", "A1••••67"],
    ["an e-mail address", "indra.putra@gmail.com", "in••••@gmail.com"],
    ["a short one", "ida@gmail.com", "••••@gmail.com"],
    ["nothing", "", "••••"],
  ])("%s is shown so much", (_, account, shown) => {
    expect(maskedAccount(account)).toBe(shown);
  });

  test("four signs at least are never shown", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{5,24}$/), (account) => {
        const shown = maskedAccount(account).replace("••••", "");
        expect(account.length - shown.length).toBeGreaterThanOrEqual(4);
      }),
    );
  });
});

describe("of a name", () => {
  test.each([
    ["INDRA PUTRA", "IND** PUT**"],
    ["  budi   santoso ", "bud** san**"],
    ["SITI", "SIT**"],
    ["ANI", "AN**"],
    ["ED", "E**"],
    ["I GUSTI", "** GUS**"],
    ["PT. MAJU", "PT** MAJ**"],
    ["B*** S******", "B** S**"],
    ["INDRA***", "IND**"],
    ["Ñandú", "Ñan**"],
    ["RUMAH 081234567890", "RUM** ••••"],
    ["", "**"],
  ])("%j is shown %j", (name, shown) => {
    expect(maskedName(name)).toBe(shown);
  });

  test("no word is ever whole", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[A-Za-z.']{1,12}$/), { minLength: 1, maxLength: 4 }), (words) => {
        const shown = maskedName(words.join(" ")).split(" ");
        expect(shown).toHaveLength(words.length);
        for (const [at, word] of words.entries()) expect(shown[at]?.replace("**", "")).not.toBe(word);
      }),
    );
  });
});

test.each([
  ["pdam bogor", "pdam bogor"],
  ["pln 514040400482", "pln 5140••••0482"],
  ["pln 5140 4040-0482 a.n. Indra", "pln 5140••••0482 a.n. Indra"],
  ["steam indra.putra@gmail.com", "steam in••••@gmail.com"],
  ["ml 12345678 (1234)", "ml 12••••78 (1234)"],
  ["token 20", "token 20"],
])("of what was typed, %j, is shown %j", (text, shown) => {
  expect(maskedText(text)).toBe(shown);
});
