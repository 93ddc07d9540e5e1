import jwt from "jsonwebtoken";
import { describe, expect, test } from "vitest";
import { rupiah } from "../../../src/domain/rupiah.ts";
import { inquiryParameters, signedToken, tokenKey } from "../../../src/providers/ayopop/token.ts";
import { fixtureText } from "../../support/fixture.ts";

const key = tokenKey("secret");
const request = { reference: "r-1", code: "PPLSTK10", account: "08126552652" };

function decoded(part: string | undefined): string {
  return Buffer.from(part ?? "", "base64url").toString();
}

describe("the parameters", () => {
  test("are the documented three, in the documented names", () => {
    const sample = JSON.parse(fixtureText("ayopop", "request-inquiry-seed"));
    const { productCode: code, accountNumber: account, partnerId } = sample;
    expect(inquiryParameters({ reference: "r-1", code, account }, partnerId)).toStrictEqual(sample);
  });

  test("have an amount where the product asks for one", () => {
    const sample = JSON.parse(fixtureText("ayopop", "request-inquiry-ewallet-open-docs"));
    const { productCode: code, accountNumber: account, partnerId } = sample;
    const amount = rupiah(101500);
    expect(inquiryParameters({ reference: "r-1", code, account, amount }, partnerId)).toStrictEqual(sample);
  });

  test("have months as a number where the product asks for them", () => {
    const sample = JSON.parse(fixtureText("ayopop", "request-inquiry-bpjstk-bpu-docs"));
    const { productCode: code, accountNumber: account, partnerId } = sample;
    expect(inquiryParameters({ reference: "r-1", code, account, months: 1 }, partnerId)).toStrictEqual(sample);
  });

  test("have a zone as a text where the product asks for it", () => {
    expect(inquiryParameters({ ...request, zone: "0123" }, "UP0t6fB4qZ7j")).toStrictEqual({
      partnerId: "UP0t6fB4qZ7j",
      accountNumber: "08126552652",
      productCode: "PPLSTK10",
      zoneId: "0123",
    });
  });
});

describe("the token", () => {
  // The payload printed on the inquiry page; its header there is cut off by the author, so the payload alone is held to.
  const printed =
    "eyJwYXJ0bmVySWQiOiJVUDB0NmZCNHFaN2oiLCJwcm9kdWN0Q29kZSI6IlBQTFNUSzEwIiwiYWNjb3VudE51bWJlciI6IjA4MTI2NTUyNjUyIn0";
  const printedVersion1 =
    "eyJwYXJ0bmVySWQiOiI3MGE4YjE3Zi02ZDkwLTRlMjYtYjZmMC02OTJkOWI1ODFhZDgiLCJhY2NvdW50TnVtYmVyIjoiNTQ3MTAyOTAxNTAwIiwicHJvZHVjdENvZGUiOiJUTFBQIn0";

  test.each([printed, printedVersion1])("says what the printed one says", (payload) => {
    const { partnerId, productCode: code, accountNumber: account } = JSON.parse(decoded(payload));
    const token = signedToken(inquiryParameters({ reference: "r-1", code, account }, partnerId), key);
    expect(JSON.parse(decoded(token.split(".")[1]))).toStrictEqual(JSON.parse(decoded(payload)));
  });

  test("is to the letter the printed one of version 1, but for the signature, whose secret is not published", () => {
    const parameters = inquiryParameters(
      { reference: "r-1", code: "TLPP", account: "547102901500" },
      "70a8b17f-6d90-4e26-b6f0-692d9b581ad8",
    );
    expect(signedToken(parameters, key)).toMatch(
      new RegExp(`^eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9\\.${printedVersion1}\\.[\\w-]{43}$`),
    );
  });

  test("has exactly the documented header, and no time in its payload", () => {
    const parameters = inquiryParameters(request, "UP0t6fB4qZ7j");
    const [header, payload] = signedToken(parameters, key).split(".");
    expect(decoded(header)).toBe('{"alg":"HS256","typ":"JWT"}');
    expect(JSON.parse(decoded(payload))).toStrictEqual(parameters);
  });

  test("is the same for the same question, and verified by the raw secret", () => {
    const parameters = inquiryParameters(request, "UP0t6fB4qZ7j");
    expect(signedToken(parameters, key)).toBe(signedToken(parameters, key));
    expect(jwt.verify(signedToken(parameters, key), "secret", { algorithms: ["HS256"] })).toStrictEqual(parameters);
  });
});
