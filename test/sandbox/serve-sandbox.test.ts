import { expect, test } from "vitest";
import { askAyopop, callAyopop } from "./ayopop-client.ts";
import { callKlikoo, inquiry } from "./klikoo-client.ts";
import { type StartedSandbox, startSandbox, until } from "./start.ts";

const providers: readonly (readonly [string, (sandbox: StartedSandbox, account: string) => Promise<Response>])[] = [
  ["Ayopop", (sandbox, accountNumber) => callAyopop(sandbox, { accountNumber, productCode: "TLSTPOS" })],
  ["Klikoo", (sandbox, account) => callKlikoo(sandbox, { body: inquiry("POSTPAIDPLN", account) })],
];

test.each(providers)("%s: 000005 answers a bill after five seconds", async (_, ask) => {
  const sandbox = await startSandbox();
  const answer = ask(sandbox, "530000000005");
  await until(() => sandbox.timers().length === 1);
  const [timer] = sandbox.timers();
  expect(timer?.ms).toBe(5000);
  timer?.run();
  expect((await answer).status).toBe(200);
});

test.each(providers)("%s: 000030 hangs until the sandbox is closed", async (name, ask) => {
  const sandbox = await startSandbox();
  let ended = false;
  const answer = ask(sandbox, "530000000030").finally(() => {
    ended = true;
  });
  const path =
    name === "Ayopop" ? "/ayopop/api/v2/bill/check" : "/klikoo-b2b/v1/open-api/transactions/inquiry-postpaid";
  await until(() => sandbox.requests()[path] === 1);
  expect(ended).toBe(false);
  await sandbox.close();
  await expect(answer).rejects.toThrow("fetch failed");
});

test.each(providers)("%s: 000600 is half of a JSON text, with status 200", async (_, ask) => {
  const response = await ask(await startSandbox(), "530000000600");
  expect(response.status).toBe(200);
  const text = await response.text();
  expect(text).toMatch(/^\{"/);
  expect(() => JSON.parse(text)).toThrow(SyntaxError);
});

test.each(providers)("%s: 000601 is the page of a gateway", async (_, ask) => {
  const response = await ask(await startSandbox(), "530000000601");
  expect([response.status, response.headers.get("content-type")]).toEqual([502, "text/html"]);
  expect(await response.text()).toContain("<h1>502 Bad Gateway</h1>");
});

test.each(providers)("%s: 000500 is an error without JSON", async (_, ask) => {
  const response = await ask(await startSandbox(), "530000000500");
  expect([response.status, await response.text()]).toEqual([500, "Internal Server Error"]);
});

test.each(providers)("%s: 000700 cuts the connection", async (_, ask) => {
  await expect(ask(await startSandbox(), "530000000700")).rejects.toThrow("fetch failed");
});

test.each(providers)("%s: 000701 cuts it in the middle of the answer", async (_, ask) => {
  const response = await ask(await startSandbox(), "530000000701");
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow("terminated");
});

test("a client that gives up leaves no timer behind", async () => {
  const sandbox = await startSandbox();
  const giveUp = new AbortController();
  const parameters = { accountNumber: "530000000005", productCode: "TLSTPOS" };
  const slow = callAyopop(sandbox, parameters, { signal: giveUp.signal });
  await until(() => sandbox.timers().length === 1);
  giveUp.abort();
  await expect(slow).rejects.toThrow("aborted");
  await until(() => sandbox.timers().length === 0);
});

test("counts the requests by path", async () => {
  const sandbox = await startSandbox();
  await askAyopop(sandbox, { accountNumber: "1", productCode: "TLSTPOS" });
  await callKlikoo(sandbox, { body: inquiry("POSTPAIDPLN", "1") });
  await callKlikoo(sandbox, { method: "GET", path: "/v1/open-api/balance" });
  expect(sandbox.requests()).toEqual({
    "/ayopop/api/v2/bill/check": 1,
    "/klikoo-b2b/v1/open-api/access-token": 2,
    "/klikoo-b2b/v1/open-api/transactions/inquiry-postpaid": 1,
    "/klikoo-b2b/v1/open-api/balance": 1,
  });
});

test("refuses a body of more than 64 KiB", async () => {
  const response = await callKlikoo(await startSandbox(), { body: "x".repeat(64 * 1024 + 1) });
  expect(response.status).toBe(413);
});

test.each(["/", "//", "/ayopop", "/nobody/api/v2/bill/check"])("serves nothing at %s", async (path) => {
  const { origin } = new URL((await startSandbox()).ayopopUrl);
  expect((await fetch(`${origin}${path}`)).status).toBe(404);
});
