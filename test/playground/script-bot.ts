import type { Message } from "../../src/playground/world/message.ts";
import type { CallbackQuery, Update } from "../../src/playground/world/update.ts";
import type { startPlayground } from "./start-playground.ts";

type Parameters = Readonly<Record<string, unknown>>;

/** A bot that does what a test tells it: it waits for the next update, and calls methods. */
export function scriptBot({ result }: Pick<Awaited<ReturnType<typeof startPlayground>>, "result">) {
  const waiting: Update[] = [];
  let offset = 0;

  /** The next update; it must be of this kind. */
  async function hear<Kind extends keyof Update>(kind: Kind): Promise<NonNullable<Update[Kind]>> {
    while (waiting.length === 0) waiting.push(...(await result<Update[]>("getUpdates", { offset, timeout: 5 })));
    const update = waiting.shift();
    offset = (update?.update_id ?? 0) + 1;
    const happening = update?.[kind];
    if (happening === undefined || happening === null) throw new Error(`not a ${kind}: ${JSON.stringify(update)}`);
    return happening;
  }

  return {
    hear,
    say: (chat_id: number, text: string, more: Parameters = {}): Promise<Message> =>
      result("sendMessage", { chat_id, text, ...more }),
    edit: ({ chat, message_id }: Message, text: string, more: Parameters = {}): Promise<Message> =>
      result("editMessageText", { chat_id: chat.id, message_id, text, ...more }),
    answer: ({ id }: CallbackQuery, more: Parameters = {}): Promise<boolean> =>
      result("answerCallbackQuery", { callback_query_id: id, ...more }),
  };
}

/** Rows of callback buttons, each with its text as data. */
export const buttons = (...rows: readonly string[][]) => ({
  reply_markup: { inline_keyboard: rows.map((row) => row.map((text) => ({ text, callback_data: text }))) },
});
