import { hash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, RequestListener } from "node:http";
import type { Update } from "grammy/types";

const mostBytes = 1024 * 1024;

/**
 * Takes the updates that Telegram delivers. It answers 200 when the update's turn is saved, and not before.
 * Plain `node:http`: a request that is made into a fetch `Request` first costs more than all the rest of a turn.
 */
export function webhook(
  handle: (update: Update) => Promise<void>,
  { path, secret }: { readonly path: string; readonly secret: string },
): RequestListener {
  const isSecret = sameAs(secret);
  const answer = async (request: IncomingMessage): Promise<number> => {
    if (request.url !== path) return 404;
    if (request.method !== "POST") return 405;
    if (!isSecret(String(request.headers["x-telegram-bot-api-secret-token"] ?? ""))) return 401;
    const body = await bodyOf(request);
    if (body === undefined) return 413;
    const update = parse(body);
    if (!isUpdate(update)) return 400;
    await handle(update);
    return 200;
  };
  return (request, response) => {
    answer(request).then(
      (status) => response.writeHead(status).end(),
      // Telegram delivers again what was not taken.
      () => response.writeHead(500).end(),
    );
  };
}

/** In the same time whatever is wrong, its length too, so that the time tells nothing of the secret. */
function sameAs(secret: string): (given: string) => boolean {
  const expected = digest(secret);
  return (given) => timingSafeEqual(digest(given), expected);
}

function digest(text: string): Buffer {
  return hash("sha256", text, "buffer");
}

/** `undefined` when it is too large; the rest of it is let go as it comes. */
function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= mostBytes) chunks.push(chunk);
      else resolve(undefined);
    });
    request.once("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    request.once("error", reject);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isUpdate(value: unknown): value is Update {
  return typeof value === "object" && value !== null && "update_id" in value && Number.isSafeInteger(value.update_id);
}
