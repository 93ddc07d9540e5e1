import { createHash, createHmac, generateKeyPairSync, verify } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  canonicalBody,
  requestSignature,
  tokenSignature,
  wibTimestamp,
} from "../../../src/providers/klikoo/signature.ts";
import { fixtureText } from "../../support/fixture.ts";

type Vector = {
  readonly id: string;
  readonly method: string;
  readonly client_secret: string;
  readonly path: string;
  readonly token: string;
  readonly timestamp: string;
  readonly body: string;
  readonly open_api_signature: string;
};

const { vectors } = JSON.parse(fixtureText("klikoo", "signature-vectors"));
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("the body", () => {
  test("has the bytes of the one hash that Klikoo prints", () => {
    const printed = vectors.find(({ id }: Vector) => id === "doc-hash");
    const body = canonicalBody(printed.payload_as_shown);
    expect(body).toBe(printed.hashed_bytes);
    expect(sha256(body)).toBe(printed.sha256_hex);
    expect(sha256(body).startsWith(printed.documented_prefix_61_of_64)).toBe(true);
  });

  test.each<Record<string, string>>(JSON.parse(fixtureText("klikoo", "inquiry-postpaid-all-documented")))(
    "of the documented request %j is minified, in order, and says the same",
    (request) => {
      const body = canonicalBody(request);
      expect(JSON.parse(body)).toStrictEqual(request);
      expect(body).not.toMatch(/\s/);
      expect(Object.keys(JSON.parse(body))).toEqual(Object.keys(request).toSorted());
    },
  );

  test("is written as Go would write it again", () => {
    expect(canonicalBody({ b: "<&>\u2028", a: "é" })).toBe('{"a":"é","b":"\\u003c\\u0026\\u003e\\u2028"}');
  });
});

describe("the signature of a request", () => {
  const posted: readonly Vector[] = vectors.filter(({ method }: Partial<Vector>) => method === "POST");

  test("has vectors", () => {
    expect(posted).toHaveLength(3);
  });

  test.each(posted)("$id", ({ path, token, body, timestamp, client_secret, open_api_signature }) => {
    expect(canonicalBody(JSON.parse(body))).toBe(body);
    expect(requestSignature({ path, token, body, timestamp }, client_secret)).toBe(open_api_signature);
  });

  test("can be over a method in lower case, which is another one", () => {
    const request = { path: "/v1/open-api/balance", token: "t", body: "", timestamp: "2024-02-07T10:28:35.000+07:00" };
    const expected = (method: string) => {
      const text = `${method}:${request.path}:t:${sha256("")}:${request.timestamp}`;
      return createHmac("sha512", "secret").update(text).digest("base64");
    };
    expect(requestSignature({ ...request, lowerCaseMethod: true }, "secret")).toBe(expected("post"));
    expect(requestSignature({ ...request, method: "GET", lowerCaseMethod: true }, "secret")).toBe(expected("get"));
    expect(requestSignature(request, "secret")).toBe(expected("POST"));
  });
});

test("the signature of the token call is RSA with SHA-256, 344 characters long for a key of 2048 bits", () => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const signature = tokenSignature("client", "2024-02-07T10:28:35.000+07:00", privateKey);
  expect(signature).toHaveLength(344);
  const signed = Buffer.from("client|2024-02-07T10:28:35.000+07:00");
  expect(verify("RSA-SHA256", signed, publicKey, Buffer.from(signature, "base64"))).toBe(true);
});

test.each([
  [Date.UTC(2024, 1, 7, 3, 28, 35), "2024-02-07T10:28:35.000+07:00"],
  [Date.UTC(2024, 1, 29, 17, 0, 0, 7), "2024-03-01T00:00:00.007+07:00"],
])("a timestamp is in WIB with milliseconds: %i", (now, timestamp) => {
  expect(wibTimestamp(now)).toBe(timestamp);
  expect(Date.parse(timestamp)).toBe(now);
});
