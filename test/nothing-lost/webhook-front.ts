import { createServer, type IncomingMessage, type OutgoingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { chatOf } from "../../src/playground/world/update.ts";
import type { Happened } from "./stage.ts";

export type WebhookFront = { readonly url: string };

export type Delivery = { readonly path: string; readonly headers: OutgoingHttpHeaders; readonly body: Buffer };

/**
 * How an update reaches the copies: `in-turn` as by a proxy that goes round and passes over a copy that refuses the
 * connection; `to-all` to every copy in the same moment, and an older one once more, late and out of order.
 */
export type Spread = "in-turn" | "to-all";

/** So many deliveries of the same chat later an old one comes again. */
const lateBy = 3;

/** What stands between Telegram and the copies of the bot. */
export async function webhookFront(
  ports: readonly number[],
  { spread, happened }: { readonly spread: Spread; readonly happened: Happened },
): Promise<WebhookFront> {
  let turn = 0;
  const before = new Map<number | undefined, Delivery[]>();

  async function inTurn(delivery: Delivery): Promise<number> {
    turn += 1;
    for (const [at] of ports.entries()) {
      const status = await post(ports[(turn + at) % ports.length] ?? 0, delivery);
      if (status !== "refused") return status;
    }
    return 502;
  }

  async function toAll(delivery: Delivery): Promise<number> {
    const chat = chatOf(JSON.parse(delivery.body.toString()));
    const old = before.get(chat) ?? [];
    const deliveries = [delivery, ...(old.length < lateBy ? [] : old.splice(0, 1))];
    before.set(chat, [...old, delivery]);
    const answers = await Promise.all(deliveries.flatMap((one) => ports.map((port) => post(port, one))));
    return answers.every((status) => status === 200) ? 200 : 502;
  }

  const server = createServer(async (incoming, outgoing) => {
    const delivery = { path: incoming.url ?? "", headers: incoming.headers, body: await bodyOf(incoming) };
    happened("update-delivered");
    outgoing.writeHead(await (spread === "in-turn" ? inTurn(delivery) : toAll(delivery))).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/updates` };
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A connection that breaks off is a bad gateway: whether the copy took the update, nobody knows. */
export function post(port: number, { path, headers, body }: Delivery): Promise<number | "refused"> {
  return new Promise((resolve) => {
    const outgoing = request({ host: "127.0.0.1", port, path, method: "POST", headers, agent: false }, (answer) => {
      answer.resume().on("end", () => resolve(answer.statusCode ?? 502));
      answer.on("error", () => resolve(502));
    });
    outgoing.on("error", (error) => resolve("code" in error && error.code === "ECONNREFUSED" ? "refused" : 502));
    outgoing.end(body);
  });
}
