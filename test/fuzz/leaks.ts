import { type Actor, cast } from "./cast.ts";
import { type RecordedCall, strings } from "./recorded-telegram.ts";

/** What reached somebody whom it was not meant for. */
export type Leak = { readonly of: string; readonly to: string; readonly call: RecordedCall };

/**
 * `pressedBy` tells whose press a query is. In a group nobody reads of a customer either: what is typed there is
 * everybody's, and what the bot says of it is masked.
 */
export function leaksIn(call: RecordedCall, pressedBy: (query: string) => number | undefined): readonly Leak[] {
  const { chat_id: chat, callback_query_id: query, receiver_user_id: receiver } = call.payload;
  const reader = typeof query === "string" ? pressedBy(query) : (receiver ?? chat);
  return marksIn(call.payload)
    .filter(({ id }) => id !== reader)
    .map(({ first_name: of }) => ({ of, to: String(reader), call }));
}

/** Whose customers, by name or number, are in there. */
export function marksIn(value: unknown): readonly Actor[] {
  const text = strings(value).join("\n");
  return cast.filter(({ customer, numbers }) => [customer, ...numbers].some((mark) => text.includes(mark)));
}
