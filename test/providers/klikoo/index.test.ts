import { generateKeyPairSync, verify } from "node:crypto";
import { describe, expect, test } from "vitest";
import { klikoo } from "../../../src/providers/klikoo/index.ts";
import type { KlikooOptions } from "../../../src/providers/klikoo/options.ts";
import { requestSignature } from "../../../src/providers/klikoo/signature.ts";
import { fixtureText } from "../../support/fixture.ts";
import { providerConformance } from "../../support/provider-conformance.ts";
import { closedUrl, mishaps, type WireAnswer, wireServer, write } from "../../support/wire-server.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});
const clientId = "0e3f6b0c-0000-4000-8000-000000000000";
const clientSecret = "TEST-ONLY-client-secret-32chars!";
const tokenPath = "/v1/open-api/access-token";
const inquiryPath = "/v1/open-api/transactions/inquiry-postpaid";
const request = { reference: "r-1", code: "POSTPAIDPLN", account: "514040400482" };
const start = Date.UTC(2024, 1, 7, 3, 28, 35);

function open(options: Partial<KlikooOptions> & { baseUrl: string }) {
  return klikoo({ clientId, clientSecret, privateKey, timeoutMs: 5_000, clock: () => start, ...options });
}

const never = () => new AbortController().signal;
const failure = (code: string, message = "Gagal"): WireAnswer => ({
  status: Number(code.slice(0, 3)),
  body: JSON.stringify({ response_code: code, response_message: message, data: null }),
});
const token = (access_token: string, expires_in: unknown = 900): WireAnswer => ({
  status: 200,
  body: JSON.stringify({ response_code: "200012000", response_message: "Sukses", data: { access_token, expires_in } }),
});
const sample = JSON.parse(fixtureText("klikoo", "inquiry-postpaid-200-pln"));
const bill = (account_number = request.account): WireAnswer => ({
  status: 200,
  body: JSON.stringify({ ...sample, data: { ...sample.data, account_number } }),
});

providerConformance({
  name: "klikoo",
  open,
  inquiryPath,
  before: { [tokenPath]: { status: 200, body: fixtureText("klikoo", "access-token-200") } },
  request,
  billAnswer: bill,
  total: 25720,
  askedAccount: ({ body }) => JSON.parse(body).account_number,
  answers: {
    "already-paid": { status: 404, body: fixtureText("klikoo", "inquiry-postpaid-404027010-already-paid") },
    "not-issued-yet": undefined,
    "unknown-account": failure("404027002"),
    "wrong-product": failure("404026525"),
    blocked: failure("404027009"),
    "pay-at-counter": failure("404027012"),
    "arrears-limit": undefined,
    "amount-out-of-range": failure("503029998"),
    "cut-off": undefined,
    "product-closed": failure("501029976"),
    "too-often": undefined,
    "provider-unavailable": failure("503029991"),
    "provider-misbehaved": failure("418021234"),
    "provider-refused-us": failure("403026571"),
  },
  secrets: [clientId, clientSecret, privateKey, "user_access_token"],
});

/** Klikoo by two lists of answers, each given in turn; the last one stays. */
async function against(answers: { token?: readonly WireAnswer[]; inquiry?: readonly WireAnswer[] }) {
  const left = { token: [...(answers.token ?? [token("t-1")])], inquiry: [...(answers.inquiry ?? [bill()])] };
  const server = await wireServer(({ path }, response) => {
    const queue = path.endsWith(tokenPath) ? left.token : left.inquiry;
    const next = queue.length > 1 ? queue.shift() : queue[0];
    write(response, next ?? { status: 500, body: "" });
  });
  return { server, paths: () => server.received.map(({ path }) => (path === tokenPath ? "token" : "inquiry")) };
}

describe("the call for a token", () => {
  test("is signed by RSA over the client and the very timestamp of its header", async () => {
    const { server } = await against({});
    await open({ baseUrl: server.url }).inquire(request, never());
    const [call] = server.received;
    const { "open-api-timestamp": timestamp, "open-api-signature": signature } = call?.headers ?? {};
    expect(timestamp).toBe("2024-02-07T10:28:35.000+07:00");
    const signed = Buffer.from(`${clientId}|${timestamp}`);
    expect(verify("RSA-SHA256", signed, publicKey, Buffer.from(String(signature), "base64"))).toBe(true);
  });

  test("has the documented body", async () => {
    const { server } = await against({});
    await open({ baseUrl: server.url }).inquire(request, never());
    const documented = fixtureText("klikoo", "access-token")
      .replace("{{B2B_CLIENT_ID}}", clientId)
      .replace("{{B2B_CLIENT_SECRET}}", clientSecret);
    expect(JSON.parse(server.received[0]?.body ?? "")).toStrictEqual(JSON.parse(documented));
  });

  test.each<[string, WireAnswer, string, string]>([
    ["wrong credentials", failure("401016570"), "provider-refused-us", "401016570"],
    ["an address that is not on the list", failure("403016571"), "provider-refused-us", "403016571"],
    [
      "our account blocked, which is no answer about a customer",
      failure("404017009"),
      "provider-refused-us",
      "404017009",
    ],
    ["an outage", failure("503019991"), "provider-unavailable", "503019991"],
    ["a gateway", { status: 502, body: "<html>" }, "provider-unavailable", "http-502"],
    [
      "success without a token",
      { status: 200, body: '{"response_code":"200012000"}' },
      "provider-misbehaved",
      "200012000",
    ],
    ["a token that fits in no header", token("a\nb"), "provider-misbehaved", "200012000"],
  ])("that fails by %s ends the inquiry", async (_, answer, kind, code) => {
    const { server, paths } = await against({ token: [answer] });
    expect(await open({ baseUrl: server.url }).inquire(request, never())).toMatchObject({ kind, code });
    expect(paths()).toEqual(["token"]);
  });

  test("is made again after it has failed", async () => {
    const { server, paths } = await against({ token: [failure("503019991"), token("t-1")] });
    const provider = open({ baseUrl: server.url });
    expect(await provider.inquire(request, never())).toMatchObject({ kind: "provider-unavailable" });
    expect(await provider.inquire(request, never())).toMatchObject({ kind: "bill" });
    expect(paths()).toEqual(["token", "token", "inquiry"]);
  });

  test("is not aborted by one of those who wait for it", async () => {
    const aborting = new AbortController();
    const server = await wireServer(({ path }, response) => {
      if (path !== tokenPath) return write(response, bill());
      aborting.signal.addEventListener("abort", () => write(response, token("t-1")));
      aborting.abort();
    });
    const provider = open({ baseUrl: server.url });
    const [left, stayed] = await Promise.all([
      provider.inquire(request, aborting.signal),
      provider.inquire(request, never()),
    ]);
    expect(left).toEqual({ kind: "provider-unavailable", provider: "klikoo", code: "aborted" });
    expect(stayed).toMatchObject({ kind: "bill" });
    expect(server.received).toHaveLength(2);
  });

  test("is not counted when nobody is there", async () => {
    const outcome = await open({ baseUrl: await closedUrl() }).inquire(request, never());
    expect(outcome).toEqual({
      kind: "provider-unavailable",
      provider: "klikoo",
      code: "ECONNREFUSED",
      uncounted: true,
    });
  });

  test("times out", async () => {
    const server = await wireServer(mishaps.hang);
    const outcome = await open({ baseUrl: server.url, timeoutMs: 50 }).inquire(request, never());
    expect(outcome).toEqual({ kind: "provider-unavailable", provider: "klikoo", code: "timed-out" });
  });
});

describe("the token", () => {
  test("serves until four fifths of its life are over", async () => {
    let now = start;
    const { server, paths } = await against({ token: [token("t-1"), token("t-2")] });
    const provider = open({ baseUrl: server.url, clock: () => now });
    await provider.inquire(request, never());
    now += 720_000 - 1;
    await provider.inquire(request, never());
    expect(paths()).toEqual(["token", "inquiry", "inquiry"]);
    now += 1;
    await provider.inquire(request, never());
    expect(paths().slice(3)).toEqual(["token", "inquiry"]);
    expect(server.received.at(-1)?.headers.authorization).toBe("Bearer t-2");
  });

  test.each(["401026500", "401026535"])("is replaced once when it is refused with %s", async (code) => {
    const { server, paths } = await against({ token: [token("t-1"), token("t-2")], inquiry: [failure(code), bill()] });
    expect(await open({ baseUrl: server.url }).inquire(request, never())).toMatchObject({ kind: "bill" });
    expect(paths()).toEqual(["token", "inquiry", "token", "inquiry"]);
    expect(server.received.at(-1)?.headers.authorization).toBe("Bearer t-2");
  });

  test("is not replaced for ever", async () => {
    const { server, paths } = await against({ inquiry: [failure("401026535")] });
    expect(await open({ baseUrl: server.url }).inquire(request, never())).toMatchObject({
      kind: "provider-refused-us",
      code: "401026535",
    });
    expect(paths()).toEqual(["token", "inquiry", "token", "inquiry"]);
  });

  test("is replaced by one call when it is refused to many at once", async () => {
    let issued = 0;
    const server = await wireServer(({ path, headers }, response) => {
      if (path === tokenPath) {
        issued += 1;
        return write(response, token(`t-${issued}`));
      }
      write(response, headers.authorization === "Bearer t-1" ? failure("401026535") : bill());
    });
    const provider = open({ baseUrl: server.url });
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => provider.inquire(request, never())));
    expect(outcomes.every(({ kind }) => kind === "bill")).toBe(true);
    expect(issued).toBe(2);
  });
});

describe("an inquiry", () => {
  test("is signed over the very bytes and the very timestamp that are sent, without the gateway's path", async () => {
    const { server } = await against({});
    await open({ baseUrl: `${server.url}/klikoo-b2b` }).inquire({ ...request, months: 2 }, never());
    expect(server.received.map(({ path }) => path)).toEqual([`/klikoo-b2b${tokenPath}`, `/klikoo-b2b${inquiryPath}`]);
    const call = server.received[1];
    expect(call?.body).toBe('{"account_number":"514040400482","period":"2","product_code":"POSTPAIDPLN"}');
    const timestamp = "2024-02-07T10:28:35.000+07:00";
    const signed = { path: inquiryPath, token: "t-1", body: call?.body ?? "", timestamp };
    expect(call?.headers).toMatchObject({
      authorization: "Bearer t-1",
      "content-type": "application/json",
      "open-api-timestamp": timestamp,
      "open-api-signature": requestSignature(signed, clientSecret),
    });
  });

  test("is signed with its method in lower case where that is configured", async () => {
    const { server } = await against({});
    await open({ baseUrl: server.url, lowerCaseMethod: true }).inquire(request, never());
    const { body = "", headers } = server.received[1] ?? {};
    const timestamp = "2024-02-07T10:28:35.000+07:00";
    const signed = { lowerCaseMethod: true, path: inquiryPath, token: "t-1", body, timestamp };
    expect(headers?.["open-api-signature"]).toBe(requestSignature(signed, clientSecret));
  });

  test("is signed once more, with a fresh time, when its time is refused", async () => {
    let now = start;
    const { server, paths } = await against({ inquiry: [failure("400026505"), bill()] });
    const provider = open({ baseUrl: server.url, clock: () => (now += 1_000) });
    expect(await provider.inquire(request, never())).toMatchObject({ kind: "bill" });
    expect(paths()).toEqual(["token", "inquiry", "inquiry"]);
    const [, first, second] = server.received.map(({ headers }) => headers["open-api-timestamp"]);
    expect(String(second) > String(first)).toBe(true);
  });

  test("is signed once more, and not twice", async () => {
    const { server, paths } = await against({ inquiry: [failure("400026505")] });
    expect(await open({ baseUrl: server.url }).inquire(request, never())).toMatchObject({
      kind: "provider-refused-us",
    });
    expect(paths()).toEqual(["token", "inquiry", "inquiry"]);
  });

  test("gets each remedy once when it needs both", async () => {
    const { server, paths } = await against({ inquiry: [failure("401026535"), failure("400026505"), bill()] });
    expect(await open({ baseUrl: server.url }).inquire(request, never())).toMatchObject({ kind: "bill" });
    expect(paths()).toEqual(["token", "inquiry", "token", "inquiry", "inquiry"]);
  });

  test.each(["400026508", "404027010", "503029991", "500029999"])("is not repeated after %s", async (code) => {
    const { server, paths } = await against({ inquiry: [failure(code)] });
    await open({ baseUrl: server.url }).inquire(request, never());
    expect(paths()).toEqual(["token", "inquiry"]);
  });
});

test("a private key that is none is found when the provider is made, and not told", () => {
  expect(() => open({ baseUrl: "http://127.0.0.1:9", privateKey: "no key s3cret" })).toThrow(/^(?!.*s3cret)/);
});
