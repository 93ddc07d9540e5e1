import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { type AddressInfo, connect } from "node:net";
import type { Update } from "grammy/types";
import { describe, expect, onTestFinished, test } from "vitest";
import { webhook } from "../../src/telegram/webhook.ts";
import { deferred } from "../support/deferred.ts";

const path = "/telegram/updates";
const secret = "a-long-secret";
const update = { update_id: 9, message: { text: "pdam" } };

/** A bot that takes updates over HTTP. */
async function receiving(handle?: (update: Update) => Promise<void>) {
  const taken: Update[] = [];
  const app = webhook(handle ?? (async (one) => void taken.push(one)), { path, secret });
  const server = createServer(app);
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(async () => void (await new Promise((closed) => server.close(closed))));
  const { port } = server.address() as AddressInfo;

  const send = (init: RequestInit, to = path): Promise<Response> => fetch(`http://127.0.0.1:${port}${to}`, init);
  const post = (body: RequestInit["body"] = JSON.stringify(update), given: string | undefined = secret) =>
    send({
      method: "POST",
      body: body ?? null,
      headers: given === "" ? {} : { "x-telegram-bot-api-secret-token": given },
    });
  /** Ends the connection in the middle of an update; resolves when the server has seen that. */
  const cut = async (begin: string) => {
    const client = connect(port, "127.0.0.1");
    const head = `POST ${path} HTTP/1.1\r\nhost: bot\r\nx-telegram-bot-api-secret-token: ${secret}\r\n`;
    const requested = once(server, "request");
    client.write(`${head}content-length: ${begin.length + 5}\r\n\r\n${begin}`);
    const [request]: IncomingMessage[] = await requested;
    const closed = new Promise((resolve) => request?.once("close", resolve));
    client.destroy();
    await closed;
  };
  return { send, post, cut, taken };
}

describe("the webhook", () => {
  test("takes an update with the right secret", async () => {
    const { post, taken } = await receiving();
    const response = await post();
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("");
    expect(taken).toEqual([update]);
  });

  test("answers when the update's turn is saved, and not before", async () => {
    const saved = deferred<void>();
    const begun = deferred<void>();
    const { post } = await receiving(() => {
      begun.resolve();
      return saved.promise;
    });
    const log: string[] = [];
    const answered = post().then(({ status }) => log.push(`answered ${status}`));
    await begun.promise;
    log.push("saved");
    saved.resolve();
    await answered;
    expect(log).toEqual(["saved", "answered 200"]);
  });

  test.each([
    ["none", ""],
    ["another one", "another"],
    ["another one as long", "a-long-secreT"],
    ["more of it", `${secret}2`],
  ])("refuses an update whose secret is %s", async (_, given) => {
    const { post, taken } = await receiving();
    expect((await post(JSON.stringify(update), given)).status).toBe(401);
    expect(taken).toEqual([]);
  });

  test.each([
    ["nothing", ""],
    ["no JSON", "{"],
    ["null", "null"],
    ["a list", "[]"],
    ["a text", '"update"'],
    ["no id", '{"message":{}}'],
    ["an id that is a text", '{"update_id":"9"}'],
    ["half an id", '{"update_id":9.5}'],
  ])("refuses what is no update: %s", async (_, body) => {
    const { post, taken } = await receiving();
    expect((await post(body)).status).toBe(400);
    expect(taken).toEqual([]);
  });

  test("refuses what is too large, told or not how large it is", async () => {
    const { post, send, taken } = await receiving();
    const large = JSON.stringify({ ...update, text: "x".repeat(1024 * 1024) });
    expect((await post(large)).status).toBe(413);
    const headers = { "x-telegram-bot-api-secret-token": secret };
    const init = { method: "POST", body: new Blob([large]).stream(), headers, duplex: "half" };
    expect((await send(init)).status).toBe(413);
    expect(taken).toEqual([]);
  });

  test("takes nothing of an update that was cut, and goes on", async () => {
    const { cut, post, taken } = await receiving();
    await cut(JSON.stringify(update).slice(0, -5));
    expect((await post()).status).toBe(200);
    expect(taken).toEqual([update]);
  });

  test("takes what is just as large as it may be, and refuses a byte more", async () => {
    const { post, taken } = await receiving();
    const filled = (bytes: number) => {
      const [begin, end] = ['{"update_id":9,"message":{"text":"', '"}}'];
      return `${begin}${"x".repeat(bytes - begin.length - end.length)}${end}`;
    };
    expect((await post(filled(1024 * 1024))).status).toBe(200);
    expect((await post(filled(1024 * 1024 + 1))).status).toBe(413);
    expect(taken).toHaveLength(1);
  });

  test("stands what is nested as deep as it may be, and members with names of the language's own", async () => {
    const { post, taken } = await receiving();
    const half = 500_000;
    expect((await post(`{"update_id":9,"message":${"[".repeat(half)}${"]".repeat(half)}}`)).status).toBe(200);
    expect((await post('{"update_id":9,"__proto__":{"message":{"text":"pln"}},"constructor":1}')).status).toBe(200);
    expect(taken).toHaveLength(2);
    expect(Object.getPrototypeOf(taken[1])).toBe(Object.prototype);
    expect(taken[1]?.message).toBeUndefined();
  });

  test("is only there for a POST to its own path", async () => {
    const { send, taken } = await receiving();
    const headers = { "x-telegram-bot-api-secret-token": secret };
    const body = JSON.stringify(update);
    expect([404, 405]).toContain((await send({ method: "GET", headers })).status);
    expect([404, 405]).toContain((await send({ method: "PUT", headers, body })).status);
    expect((await send({ method: "POST", headers, body }, "/")).status).toBe(404);
    expect((await send({ method: "POST", headers, body }, `${path}/more`)).status).toBe(404);
    expect(taken).toEqual([]);
  });
});
