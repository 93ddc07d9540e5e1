import { timingSafeEqual } from "node:crypto";
import type { Update } from "grammy/types";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";

const mostBytes = 1024 * 1024;

/** Takes the updates that Telegram delivers. It answers 200 when the update's turn is saved, and not before. */
export function webhook(
  handle: (update: Update) => Promise<void>,
  options: { readonly path: string; readonly secret: string },
): Hono {
  const hono = new Hono();
  hono.post(options.path, bodyLimit({ maxSize: mostBytes }), async (context) => {
    const given = context.req.header("x-telegram-bot-api-secret-token") ?? "";
    if (!sameSecret(given, options.secret)) return context.text("wrong secret", 401);
    const update: unknown = await context.req.json().catch(() => undefined);
    if (!isUpdate(update)) return context.text("not an update", 400);
    await handle(update);
    return context.body(null, 200);
  });
  return hono;
}

/** In the same time whatever is wrong, so that the time tells nothing of the secret. */
function sameSecret(given: string, secret: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(secret);
  return a.length === b.length && timingSafeEqual(a, b);
}

function isUpdate(value: unknown): value is Update {
  return typeof value === "object" && value !== null && "update_id" in value && Number.isSafeInteger(value.update_id);
}
