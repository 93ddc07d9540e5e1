import { inspect } from "node:util";
import { Api, GrammyError, HttpError, InputFile } from "grammy";
import { describe, expect, onTestFinished, test } from "vitest";
import { leanTransport } from "../../src/telegram/lean-transport.ts";
import { closedUrl, mishaps, type Received, type WireServer, wireServer, write } from "../support/wire-server.ts";

const token = "7000000001:a-secret-token";
const toBudi = { chat_id: 6_000_000_001, text: "x" };
const done = { status: 200, body: '{"ok":true,"result":{"message_id":5}}' };

function apiAt(apiRoot: string, patience = {}): Api {
  const api = new Api(token, { apiRoot });
  const { transformer, close } = leanTransport({ token, apiRoot, ...patience });
  api.config.use(transformer);
  onTestFinished(close);
  return api;
}

async function answering(reply: Parameters<typeof wireServer>[0] = (_, response) => write(response, done)) {
  const server: WireServer = await wireServer(reply);
  return { server, api: apiAt(server.url) };
}

const failureOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => new Error("it succeeded"),
    (error: unknown) => error,
  );

describe("the lean transport", () => {
  test("sends a call as JSON and gives its result", async () => {
    const { server, api } = await answering();
    expect(await api.sendMessage(toBudi.chat_id, "x", { parse_mode: "HTML" })).toEqual({ message_id: 5 });
    const [call] = server.received;
    expect(call).toMatchObject({ method: "POST", path: `/bot${token}/sendMessage` });
    expect(call?.headers["content-type"]).toBe("application/json");
    expect(JSON.parse(call?.body ?? "")).toEqual({ ...toBudi, parse_mode: "HTML" });
  });

  test("sends a call without parameters too", async () => {
    const { server, api } = await answering();
    await api.getMe();
    expect(server.received[0]?.body).toBe("{}");
  });

  test("finds a Bot API server below a path", async () => {
    const server = await wireServer((_, response) => write(response, done));
    await apiAt(`${server.url}/bots`).getMe();
    expect(server.received[0]?.path).toBe(`/bots/bot${token}/getMe`);
  });

  test("keeps what is not ASCII", async () => {
    const { server, api } = await answering();
    await api.sendMessage(toBudi.chat_id, "Rp 25.720 – “total” 😀");
    expect(JSON.parse(server.received[0]?.body ?? "").text).toBe("Rp 25.720 – “total” 😀");
  });

  test("makes a GrammyError of a refusal, with what Telegram says to do", async () => {
    const body = { ok: false, error_code: 429, description: "Too Many Requests", parameters: { retry_after: 3 } };
    const { api } = await answering((_, response) => write(response, { status: 429, body: JSON.stringify(body) }));
    const failure = await failureOf(api.sendMessage(toBudi.chat_id, "x"));
    expect(failure).toBeInstanceOf(GrammyError);
    expect(failure).toMatchObject({ error_code: 429, method: "sendMessage", parameters: { retry_after: 3 } });
  });

  test.each<[string, Parameters<typeof wireServer>[0]]>([
    ["a page of a gateway", (_, response) => write(response, { status: 502, body: "<html>Bad Gateway</html>" })],
    ["an empty answer", (_, response) => write(response, { status: 200, body: "" })],
    ["half an answer", (_, response) => mishaps.cut(response)],
    ["a connection that breaks", (_, response) => mishaps.reset(response)],
    ["no HTTP at all", (_, response) => mishaps.garbage(response)],
  ])("makes an HttpError of %s", async (_, reply) => {
    const { api } = await answering(reply);
    const failure = await failureOf(api.sendMessage(toBudi.chat_id, "x"));
    expect(failure).toBeInstanceOf(HttpError);
    expect(failure).toMatchObject({ message: "Network request for 'sendMessage' failed!", cause: expect.any(Error) });
  });

  test("makes an HttpError of an address where nobody listens, without the token in it", async () => {
    const failure = await failureOf(apiAt(await closedUrl()).sendMessage(toBudi.chat_id, "x"));
    expect(failure).toBeInstanceOf(HttpError);
    expect(inspect(failure, { depth: 9 })).not.toContain("a-secret-token");
  });

  test.each<[string, Parameters<typeof wireServer>[0]]>([
    ["does not come", () => mishaps.hang()],
    ["does not go on", (_, response) => void response.writeHead(200).write('{"ok":')],
  ])("gives up waiting for an answer that %s", async (_, reply) => {
    const server = await wireServer(reply);
    const failure = await failureOf(apiAt(server.url, { patienceMs: 50 }).getMe());
    expect(failure).toBeInstanceOf(HttpError);
  });

  test("waits longer for a long poll, by as much as that is told to", async () => {
    const server = await wireServer((_, response) => {
      setTimeout(() => write(response, { status: 200, body: '{"ok":true,"result":[]}' }), 150);
    });
    expect(await apiAt(server.url, { patienceMs: 50 }).getUpdates({ timeout: 30 })).toEqual([]);
  });

  test("ends a call that is aborted, and one that was aborted before does not leave", async () => {
    const aborting = new AbortController();
    const { server, api } = await answering(() => aborting.abort());
    // grammY names the signal of a shim; Node's own is one of those.
    const signal = aborting.signal as Parameters<Api["getMe"]>[0];
    expect(await failureOf(api.getMe(signal))).toBeInstanceOf(HttpError);
    expect(await failureOf(api.getMe(signal))).toBeInstanceOf(HttpError);
    expect(server.received).toHaveLength(1);
  });

  test("ends a call at once that is aborted while it waits for a connection", async () => {
    const aborting = new AbortController();
    const { server, api } = await answering();
    const call = failureOf(api.getMe(aborting.signal as Parameters<Api["getMe"]>[0]));
    aborting.abort();
    expect(await call).toBeInstanceOf(HttpError);
    await api.getMe();
    expect(server.received).toHaveLength(1);
  });

  test("leaves a call with a file to grammY's own way", async () => {
    const { server, api } = await answering();
    await api.sendDocument(toBudi.chat_id, new InputFile(Buffer.from("a,b\n1,2\n"), "bills.csv"));
    const [call]: readonly (Received | undefined)[] = server.received;
    expect(call?.headers["content-type"]).toMatch(/^multipart\/form-data/);
    expect(call?.body).toContain("a,b\n1,2");
  });

  test("finds a file deep in a call", async () => {
    const { server, api } = await answering();
    await api.sendMediaGroup(toBudi.chat_id, [
      { type: "photo", media: new InputFile(Buffer.from("a picture"), "a.png") },
    ]);
    expect(server.received[0]?.body).toContain("a picture");
  });

  test("keeps connections for the next call", async () => {
    const ports: unknown[] = [];
    const { api } = await answering((_, response) => {
      ports.push(response.socket?.remotePort);
      write(response, done);
    });
    for (const _ of [1, 2, 3, 4, 5, 6]) await api.getMe();
    expect(new Set(ports).size).toBeLessThan(6);
  });
});
