import jwt from "jsonwebtoken";
import { expect, test } from "vitest";
import { ayopop } from "../../../src/providers/ayopop/index.ts";
import type { AyopopOptions } from "../../../src/providers/ayopop/options.ts";
import { fixtureText } from "../../support/fixture.ts";
import { providerConformance } from "../../support/provider-conformance.ts";
import { type Received, wireServer, write } from "../../support/wire-server.ts";

const apiKey = "UP0t6fB4qZ7j";
const apiSecret = "an-ayopop-secret";
const request = { reference: "r-1", code: "TLSTPOS", account: "516070377775" };

function open(options: Partial<AyopopOptions> & { baseUrl: string }) {
  return ayopop({ apiKey, apiSecret, version: "2.0", timeoutMs: 5_000, clock: () => 0, ...options });
}

function asked({ headers }: Received): jwt.JwtPayload {
  const payload = jwt.verify(String(headers.token), apiSecret, { algorithms: ["HS256"] });
  return typeof payload === "string" ? {} : payload;
}

const sample = JSON.parse(fixtureText("ayopop", "inquiry-300-pln-postpaid-1bill-docs"));
const answer = (responseCode: number, status = 200) => ({
  status,
  body: JSON.stringify({ responseCode, success: false, message: { ID: "Gagal", EN: "Failed" }, data: {} }),
});

providerConformance({
  name: "ayopop",
  open,
  inquiryPath: "/api/v2/bill/check",
  before: {},
  request,
  billAnswer: (accountNumber) => ({
    status: 200,
    body: JSON.stringify({ ...sample, data: { ...sample.data, accountNumber } }),
  }),
  total: 25220,
  askedAccount: (received) => String(asked(received).accountNumber),
  answers: {
    "already-paid": answer(302),
    "not-issued-yet": answer(303),
    "unknown-account": answer(304, 404),
    "wrong-product": answer(322),
    blocked: answer(112),
    "pay-at-counter": answer(320),
    "arrears-limit": answer(301),
    "amount-out-of-range": answer(313, 400),
    "cut-off": answer(310),
    "product-closed": answer(184),
    "too-often": answer(330, 429),
    "provider-unavailable": answer(181),
    "provider-misbehaved": answer(377, 500),
    "provider-refused-us": answer(401),
  },
  secrets: [apiKey, apiSecret],
});

test("an inquiry is a token over its parameters, the documented headers and an empty body", async () => {
  const server = await wireServer((_, response) => write(response, answer(302)));
  await open({ baseUrl: server.url }).inquire(request, new AbortController().signal);
  const [received] = server.received;
  if (received === undefined) throw new Error("nothing was asked");
  expect(received).toMatchObject({
    path: "/api/v2/bill/check",
    body: "{}",
    headers: { key: apiKey, version: "2.0", "content-type": "application/json", accept: "application/json" },
  });
  expect(asked(received)).toStrictEqual({
    partnerId: apiKey,
    accountNumber: "516070377775",
    productCode: "TLSTPOS",
  });
});

test("version 1.0 has a path and a header of its own", async () => {
  const server = await wireServer((_, response) => write(response, answer(302)));
  await open({ baseUrl: server.url, version: "1.0" }).inquire(request, new AbortController().signal);
  expect(server.received).toMatchObject([{ path: "/api/v1/bill/check", headers: { version: "1.0" } }]);
});

test("a number that was asked too often may be asked again half an hour from now", async () => {
  const server = await wireServer((_, response) => write(response, answer(330)));
  const provider = open({ baseUrl: server.url, clock: () => 1_000 });
  expect(await provider.inquire(request, new AbortController().signal)).toMatchObject({
    kind: "too-often",
    retryAt: 1_801_000,
  });
});
