import { describe, expect, test } from "vitest";
import type { DeskOptions } from "../../../src/providers/desk.ts";
import { klikooDesk } from "../../../src/providers/klikoo/desk.ts";
import type { KlikooOptions } from "../../../src/providers/klikoo/options.ts";
import { requestSignature } from "../../../src/providers/klikoo/signature.ts";
import { newCredentials } from "../../../src/sandbox/credentials.ts";
import { startSandbox } from "../../sandbox/start.ts";
import { fixtureText } from "../../support/fixture.ts";
import { closedUrl, mishaps, type Received, wireServer, write } from "../../support/wire-server.ts";

const never = new AbortController().signal;
const credentials = newCredentials().klikoo;
const tokenPath = "/v1/open-api/access-token";
const start = Date.UTC(2024, 1, 7, 3, 28, 35);

function open(baseUrl: string, more: Partial<KlikooOptions & DeskOptions> = {}) {
  return klikooDesk({ baseUrl, ...credentials, timeoutMs: 5_000, clock: () => start, ...more });
}

/** Gives a token, and then what `answer` says. */
async function answering(answer: (received: Received) => unknown, status = 200) {
  const server = await wireServer((received, response) => {
    const isToken = received.path === tokenPath;
    const body = isToken ? fixtureText("klikoo", "access-token-200") : answer(received);
    write(response, { status: isToken ? 200 : status, body: typeof body === "string" ? body : JSON.stringify(body) });
  });
  const calls = () => server.received.filter(({ path }) => path !== tokenPath);
  return { calls, desk: open(server.url) };
}

const success = (data: unknown) => ({ response_code: "200042000", response_message: "Sukses", data });

describe("the sandbox", () => {
  test("tells balance and products, with one token for both", async () => {
    const sandbox = await startSandbox();
    const desk = open(sandbox.klikooUrl, { ...sandbox.credentials.klikoo, clock: sandbox.now });
    expect(await desk.balance(never)).toEqual({ kind: "balance", balance: 1_000_000 });
    const list = await desk.products(never);
    expect(list).toMatchObject({ kind: "products", unread: [] });
    expect(list.kind === "products" && list.products.map(({ code }) => code)).toContain("POSTPAIDPLN");
    expect(sandbox.requests()["/klikoo-b2b/v1/open-api/access-token"]).toBe(1);
  });

  test("refuses wrong credentials", async () => {
    const sandbox = await startSandbox();
    const desk = open(sandbox.klikooUrl, { ...sandbox.credentials.klikoo, clientSecret: "wrong", clock: sandbox.now });
    expect(await desk.balance(never)).toMatchObject({ kind: "provider-refused-us", code: "401016570" });
  });

  test("gets a new token when the one it gave has ended", async () => {
    const sandbox = await startSandbox({ accessTokenSeconds: 60 });
    const start = sandbox.now();
    const desk = open(sandbox.klikooUrl, { ...sandbox.credentials.klikoo, clock: () => start });
    await desk.balance(never);
    sandbox.pass(60_000);
    expect((await desk.balance(never)).kind).toBe("balance");
  });
});

test("the balance is a signed GET without a body", async () => {
  const { calls, desk } = await answering(() => fixtureText("klikoo", "client-balance-200"));
  expect(await desk.balance(never)).toEqual({ kind: "balance", balance: 1_000_000 });
  const [call] = calls();
  expect(call).toMatchObject({ method: "GET", path: "/v1/open-api/balance", body: "" });
  const token = String(call?.headers.authorization).replace("Bearer ", "");
  const timestamp = String(call?.headers["open-api-timestamp"]);
  const signed = { method: "GET", path: "/v1/open-api/balance", token, body: "", timestamp } as const;
  expect(call?.headers["open-api-signature"]).toBe(requestSignature(signed, credentials.clientSecret));
});

test("the vector of the balance's signature is met", () => {
  const { vectors } = JSON.parse(fixtureText("klikoo", "signature-vectors"));
  const { path, token, body, timestamp, client_secret, open_api_signature } = vectors.find(
    ({ method }: { readonly method?: string }) => method === "GET",
  );
  const request = { method: "GET", path, token, body, timestamp } as const;
  expect(requestSignature(request, client_secret)).toBe(open_api_signature);
});

describe("the product list", () => {
  const product = (at: number) => ({ code: `K${String(at).padStart(3, "0")}`, name: `Product ${at}`, enable: true });
  const paged = (perPage: number, count: number) => {
    const all = Array.from({ length: count }, (_, at) => product(at));
    return ({ body }: Received) => {
      const { page } = JSON.parse(body);
      return success(all.slice((page - 1) * perPage, page * perPage));
    };
  };

  test.each([
    [100, 0, 1],
    [100, 99, 2],
    [100, 100, 2],
    [100, 250, 4],
    // A server that gives fewer than it was asked for.
    [10, 25, 4],
  ])("is read to its end, at %i a page: %i products", async (perPage, count, pages) => {
    const { calls, desk } = await answering(paged(perPage, count));
    const list = await desk.products(never);
    expect(list.kind === "products" && list.products.length).toBe(count);
    expect(calls()).toHaveLength(pages);
    expect(calls()[0]).toMatchObject({
      method: "POST",
      path: "/v1/open-api/products",
      body: '{"limit":100,"page":1,"search":[],"sort":{"field":"code","value":"asc"}}',
    });
  });

  test("ends where a server gives its last page for ever, or no data behind it", async () => {
    const again = await answering(() => success([product(1)]));
    expect(await again.desk.products(never)).toMatchObject({ products: [{ code: "K001" }] });
    expect(again.calls()).toHaveLength(2);
    const missing = await answering(({ body }) => success(JSON.parse(body).page === 1 ? [product(1)] : null));
    expect(await missing.desk.products(never)).toMatchObject({ products: [{ code: "K001" }] });
  });

  test("without an end is given up", async () => {
    const { desk, calls } = await answering(({ body }) => success([product(JSON.parse(body).page)]));
    expect(await desk.products(never)).toEqual({ kind: "unknown-shape", shape: "more than 500 pages" });
    expect(calls()).toHaveLength(500);
  });

  test("of which a page fails is not taken for the whole", async () => {
    const { desk } = await answering(({ body }) =>
      JSON.parse(body).page === 1
        ? success([product(1)])
        : { response_code: "503049991", response_message: "Supplier sedang gangguan", data: null },
    );
    expect(await desk.products(never)).toMatchObject({ kind: "provider-unavailable", code: "503049991" });
  });

  test("tells what is not enabled, and what the inquiry does not answer for", async () => {
    const rows = [
      { code: "OFF", name: "Off", category: "pdam", enable: "false" },
      { code: "PLN20", name: "Token", category: "plnprepaid", enable: true },
      { code: "S10", name: "Tsel 10.000", category: "Pulsa" },
      { kode: "X" },
    ];
    const { desk } = await answering(({ body }) => success(JSON.parse(body).page === 1 ? rows : []));
    expect(await desk.products(never)).toEqual({
      kind: "products",
      products: [
        { code: "OFF", name: "Off", category: "pdam", active: false },
        { code: "PLN20", name: "Token", category: "plnprepaid", active: true, inquirable: false },
        { code: "S10", name: "Tsel 10.000", category: "Pulsa", inquirable: false },
      ],
      unread: ["{kode: text}"],
    });
  });

  test.each([
    [{ rows: [] }, "{data: {rows: []}}"],
    ["text", "{data: text}"],
  ])("of another shape is described: %j", async (data, shape) => {
    const { desk } = await answering(() => success(data));
    expect(await desk.products(never)).toEqual({ kind: "unknown-shape", shape });
  });
});

describe("what goes wrong", () => {
  test("a balance of another shape is described", async () => {
    const { desk } = await answering(() => success({ saldo: "1000" }));
    expect(await desk.balance(never)).toEqual({ kind: "unknown-shape", shape: "{data: {saldo: text}}" });
  });

  test("what sounds like an answer about a customer is about us", async () => {
    const { desk } = await answering(
      () => ({ response_code: "404037009", response_message: "Diblokir", data: null }),
      404,
    );
    expect(await desk.balance(never)).toMatchObject({ kind: "provider-refused-us", code: "404037009" });
  });

  test("nobody is there, nobody answers, or we give up", async () => {
    expect(await open(await closedUrl()).balance(never)).toMatchObject({ code: "ECONNREFUSED" });
    const silent = await wireServer(mishaps.hang);
    expect(await open(silent.url, { timeoutMs: 50 }).products(never)).toMatchObject({ code: "timed-out" });
    expect(await open(silent.url).balance(AbortSignal.abort())).toMatchObject({ code: "aborted" });
  });
});

test("the time on Klikoo's clock is heard with every answer, that to the token too", async () => {
  const heard: number[] = [];
  const server = await wireServer((_, response) => {
    response.setHeader("Date", "Wed, 07 Feb 2024 03:28:35 GMT");
    write(response, { status: 400, body: '{"response_code":"400016505","response_message":"Waktu tidak sesuai"}' });
  });
  await open(server.url, { dated: (date) => heard.push(date) }).balance(never);
  expect(new Set(heard)).toEqual(new Set([start]));
});
