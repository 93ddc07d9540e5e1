import jwt from "jsonwebtoken";
import { describe, expect, test } from "vitest";
import { ayopopDesk } from "../../../src/providers/ayopop/desk.ts";
import type { AyopopOptions } from "../../../src/providers/ayopop/options.ts";
import type { DeskOptions } from "../../../src/providers/desk.ts";
import { startSandbox } from "../../sandbox/start.ts";
import { closedUrl, mishaps, wireServer, write } from "../../support/wire-server.ts";

const apiKey = "UP0t6fB4qZ7j";
const apiSecret = "an-ayopop-secret";
const never = new AbortController().signal;

function open(baseUrl: string, more: Partial<AyopopOptions & DeskOptions> = {}) {
  return ayopopDesk({ baseUrl, apiKey, apiSecret, version: "2.0", timeoutMs: 5_000, clock: () => 0, ...more });
}

async function answering(body: unknown, status = 200) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const server = await wireServer((_, response) => write(response, { status, body: text }));
  return { server, desk: open(server.url) };
}

describe("the sandbox", () => {
  test.each(["2.0", "1.0"] as const)("tells balance and products in version %s", async (version) => {
    const sandbox = await startSandbox();
    const desk = open(sandbox.ayopopUrl, { ...sandbox.credentials.ayopop, version });
    expect(await desk.balance(never)).toEqual({ kind: "balance", balance: 1_000_000 });
    const list = await desk.products(never);
    expect(list).toMatchObject({ kind: "products", unread: [] });
    expect(list.kind === "products" && list.products[0]).toEqual({
      code: "TLSTPOS",
      name: "PLN Postpaid",
      category: "Listrik",
      active: true,
    });
  });

  test("refuses wrong credentials", async () => {
    const sandbox = await startSandbox();
    const desk = open(sandbox.ayopopUrl, { ...sandbox.credentials.ayopop, apiSecret: "wrong" });
    const refused = { kind: "provider-refused-us", provider: "ayopop", code: "401" };
    expect(await desk.balance(never)).toMatchObject(refused);
    expect(await desk.products(never)).toMatchObject(refused);
  });
});

test("a call says who we are and nothing else, and its body is empty", async () => {
  const { server, desk } = await answering({ responseCode: 300, data: { balance: 1 } });
  await desk.balance(never);
  const [received] = server.received;
  expect(received).toMatchObject({
    method: "POST",
    path: "/api/v2/partner/balance",
    body: "",
    headers: { key: apiKey, version: "2.0", "content-type": "application/json" },
  });
  expect(jwt.verify(String(received?.headers.token), apiSecret)).toStrictEqual({ partnerId: apiKey });
});

describe("a balance", () => {
  test.each([
    [{ responseCode: 300, data: { balance: 5000 } }, 5000],
    [{ responseCode: "0", data: { balance: "5000.00", currency: "IDR" } }, 5000],
    [{ responseCode: 200, data: { balance: 0 } }, 0],
  ])("is read from %j", async (body, balance) => {
    expect(await (await answering(body)).desk.balance(never)).toEqual({ kind: "balance", balance });
  });

  test.each([
    [{ responseCode: 300, data: { saldo: 5000 } }, "{responseCode: number, data: {saldo: number}}"],
    [{ responseCode: 300, data: null }, "{responseCode: number, data: null}"],
    [{ balance: 5000 }, "{balance: number}"],
    [[], "[]"],
  ])("is not guessed from %j", async (body, shape) => {
    expect(await (await answering(body)).desk.balance(never)).toEqual({ kind: "unknown-shape", shape });
  });
});

describe("a product list", () => {
  test("is read by code, with what else is told and understood", async () => {
    const data = [
      { code: " A1 ", name: "One\u0000\n", category: "Pulsa", active: "false", amount: "x" },
      { code: 7, active: 1 },
      { code: "A3", name: "Three", active: "perhaps" },
    ];
    expect(await (await answering({ responseCode: 300, data })).desk.products(never)).toEqual({
      kind: "products",
      products: [
        { code: "A1", name: "One", category: "Pulsa", active: false },
        { code: "7", name: "7", active: true },
        { code: "A3", name: "Three" },
      ],
      unread: [],
    });
  });

  test("tells of entries that are no products as far as we know, each shape once", async () => {
    const data = [{ code: "A1" }, { kode: "A2" }, { kode: "A3" }, null, { code: "with space" }];
    expect(await (await answering({ responseCode: 300, data })).desk.products(never)).toMatchObject({
      products: [{ code: "A1" }],
      unread: ["{kode: text}", "null", "{code: text}"],
    });
  });

  test("is read whatever its code of success is, which no page tells", async () => {
    const { desk } = await answering({ responseCode: 200, data: [{ code: "A1" }] });
    expect(await desk.products(never)).toMatchObject({ kind: "products" });
  });

  test("may be empty, but not beside a code of failure", async () => {
    expect(await (await answering({ responseCode: 300, data: [] })).desk.products(never)).toMatchObject({
      products: [],
    });
    expect(await (await answering({ responseCode: 401, data: [] })).desk.products(never)).toMatchObject({
      kind: "provider-refused-us",
    });
  });

  test("may be longer than any bill", async () => {
    const data = Array.from({ length: 9_000 }, (_, at) => ({ code: `A${at}`, description: "x".repeat(200) }));
    const list = await (await answering({ responseCode: 300, data })).desk.products(never);
    expect(list.kind === "products" && list.products.length).toBe(9_000);
  });

  test("that is none is described", async () => {
    const { desk } = await answering({ responseCode: 300, data: { products: [{ code: "A1" }] } });
    expect(await desk.products(never)).toEqual({
      kind: "unknown-shape",
      shape: "{responseCode: number, data: {products: [{code: text}]}}",
    });
  });
});

describe("what goes wrong", () => {
  test.each([
    [{ responseCode: 181 }, 200, { kind: "provider-unavailable", code: "181" }],
    [{ responseCode: 112, message: { EN: "Blocked" } }, 200, { kind: "provider-refused-us", code: "112" }],
    [{ responseCode: 987 }, 200, { kind: "provider-misbehaved", code: "987" }],
    ["<html></html>", 502, { kind: "provider-unavailable", code: "http-502" }],
    ["<html></html>", 403, { kind: "provider-refused-us", code: "http-403" }],
    ["<html></html>", 200, { kind: "provider-misbehaved", code: "http-200" }],
    ['{"error":"no"}', 404, { kind: "provider-misbehaved", code: "http-404" }],
  ])("%j with status %i", async (body, status, failure) => {
    expect(await (await answering(body, status)).desk.balance(never)).toMatchObject(failure);
    expect(await (await answering(body, status)).desk.products(never)).toMatchObject(failure);
  });

  test("nobody is there, nobody answers, or we give up", async () => {
    expect(await open(await closedUrl()).balance(never)).toMatchObject({ code: "ECONNREFUSED" });
    const silent = await wireServer(mishaps.hang);
    expect(await open(silent.url, { timeoutMs: 50 }).products(never)).toMatchObject({ code: "timed-out" });
    expect(await open(silent.url).balance(AbortSignal.abort())).toMatchObject({ code: "aborted" });
  });
});
