import { GrammyError } from "grammy";
import { describe, expect, onTestFinished, test } from "vitest";
import { telegramBot } from "../../src/telegram/bot.ts";
import { deferred } from "../support/deferred.ts";
import { type Received, type WireAnswer, wireServer, write } from "../support/wire-server.ts";

const me = { id: 1, is_bot: true, first_name: "Cek Tagihan", username: "cek_tagihan_bot" };
const done = (result: unknown): WireAnswer => ({ status: 200, body: JSON.stringify({ ok: true, result }) });
const refused = (code: number, description: string, parameters = {}): WireAnswer => ({
  status: code,
  body: JSON.stringify({ ok: false, error_code: code, description, parameters }),
});

/** A bot whose Telegram answers as it is told, and well where it is told nothing. */
async function botWith(answer: (call: Received) => WireAnswer | undefined) {
  const server = await wireServer((received, response) => {
    write(response, answer(received) ?? done(received.path.endsWith("/getMe") ? me : { message_id: 1 }));
  });
  const bot = await telegramBot({
    token: "1:x",
    apiRoot: server.url,
    failed: () => undefined,
    called: () => undefined,
    perSecond: 0,
  });
  onTestFinished(bot.close);
  const sent = () => server.received.filter(({ path }) => !path.endsWith("/getMe"));
  return { api: bot.api, sent };
}

describe("what Telegram refuses", () => {
  test("for a moment is said when that is over, and nobody else waits for it", async () => {
    const first = deferred<void>();
    let limited = true;
    const { api, sent } = await botWith(({ body }) => {
      if (JSON.parse(body).chat_id !== 1 || !limited) return undefined;
      limited = false;
      first.resolve();
      return refused(429, "Too Many Requests: retry after 1", { retry_after: 0.3 });
    });
    const order: number[] = [];
    const slow = api.sendMessage(1, "x").then(() => order.push(1));
    await first.promise;
    await api.sendMessage(2, "x").then(() => order.push(2));
    await slow;
    expect(order).toEqual([2, 1]);
    expect(sent()).toHaveLength(3);
  });

  test("for long is told at once, and not tried before that is over", async () => {
    const { api, sent } = await botWith(({ path }) =>
      path.endsWith("/getMe") ? undefined : refused(429, "Too Many Requests: retry after 300", { retry_after: 300 }),
    );
    for (const _ of [1, 2, 3]) await expect(api.sendMessage(1, "x")).rejects.toMatchObject({ error_code: 429 });
    expect(sent()).toHaveLength(1);
  });

  test("because the person has blocked the bot is told at once as Telegram's own words", async () => {
    const { api, sent } = await botWith(({ path }) =>
      path.endsWith("/sendMessage") ? refused(403, "Forbidden: bot was blocked by the user") : undefined,
    );
    const failure = await api.sendMessage(1, "x").catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(GrammyError);
    expect(failure).toMatchObject({ error_code: 403, description: "Forbidden: bot was blocked by the user" });
    expect(sent()).toHaveLength(1);
  });

  test("because it failed itself is not sent a second time, since it may have arrived", async () => {
    const { api, sent } = await botWith(({ path }) =>
      path.endsWith("/sendMessage") ? refused(502, "Bad Gateway") : undefined,
    );
    await expect(api.sendMessage(1, "x")).rejects.toMatchObject({ error_code: 502 });
    expect(sent()).toHaveLength(1);
  });

  test("because a group has moved is said where it is now", async () => {
    const { api, sent } = await botWith(({ body }) =>
      JSON.parse(body).chat_id === -5 ? refused(400, "Bad Request", { migrate_to_chat_id: -100_5 }) : undefined,
    );
    await api.sendMessage(-5, "x");
    expect(sent().map(({ body }) => JSON.parse(body).chat_id)).toEqual([-5, -100_5]);
  });
});
