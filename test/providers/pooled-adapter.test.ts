import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { httpClient } from "../../src/providers/http.ts";
import { wireServer, write } from "../support/wire-server.ts";

const call = { path: "/read", headers: {}, body: "{}" } as const;
const never = () => new AbortController().signal;

function client(baseUrl: string, patience: { connectMs: number; firstByteMs: number }, maxSockets = 50) {
  return httpClient<"/read">({ baseUrl, allowed: ["/read"], timeoutMs: 20_000, patience, maxSockets });
}

/** Takes connections and never says a word. */
async function silentServer(): Promise<number> {
  const open: Socket[] = [];
  const server = createServer((socket) => open.push(socket)).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

test("a connection that does not come to stand is given up, and the request cannot have counted", async () => {
  const port = await silentServer();
  const impatient = client(`https://127.0.0.1:${port}`, { connectMs: 50, firstByteMs: 20_000 });
  expect(await impatient(call, never())).toEqual({ kind: "unreachable", cause: "CONNECT_TIMEOUT", uncounted: true });
});

test("an answer that does not begin is given up, and may have counted", async () => {
  const port = await silentServer();
  const impatient = client(`http://127.0.0.1:${port}`, { connectMs: 20_000, firstByteMs: 50 });
  expect(await impatient(call, never())).toEqual({ kind: "timed-out" });
});

test("an answer that has begun may take its time", async () => {
  const server = await wireServer((_, response) => {
    response.writeHead(200).write("slow ");
    setTimeout(() => response.end("answer"), 150);
  });
  const impatient = client(server.url, { connectMs: 20_000, firstByteMs: 50 });
  expect(await impatient(call, never())).toEqual({ kind: "answered", status: 200, body: "slow answer" });
});

test("waiting for a socket that is in use counts as neither", async () => {
  const server = await wireServer((_, response) => {
    setTimeout(() => write(response, { status: 200, body: "fine" }), 120);
  });
  const impatient = client(server.url, { connectMs: 100, firstByteMs: 20_000 }, 1);
  const results = await Promise.all([1, 2, 3].map(() => impatient(call, never())));
  expect(results.map(({ kind }) => kind)).toEqual(["answered", "answered", "answered"]);
});
