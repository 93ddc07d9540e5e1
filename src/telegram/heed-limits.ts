import type { Transformer } from "grammy";
import type { ApiError } from "grammy/types";

/** Chats that are remembered; of one that is forgotten it is only found out again. */
const mostChats = 10_000;

/**
 * A chat that Telegram has told to leave alone for a time is left alone: who writes there meanwhile is refused in its
 * stead, at once and with what is left of the time, since asking again makes it longer. Other chats know nothing of it.
 */
export function heedLimits(clock: () => number): Transformer {
  const closedUntil = new Map<unknown, number>();

  function learn(chat: unknown, until: number): void {
    const [oldest] = closedUntil.keys();
    if (closedUntil.size >= mostChats) closedUntil.delete(oldest);
    closedUntil.set(chat, until);
  }

  return async (previous, method, payload, signal) => {
    const chat = method.startsWith("send") || method.startsWith("edit") ? chatOf(payload) : undefined;
    if (chat === undefined) return previous(method, payload, signal);
    const left = (closedUntil.get(chat) ?? 0) - clock();
    if (left > 0) return limited(left);
    closedUntil.delete(chat);
    const answer = await previous(method, payload, signal);
    const seconds = answer.ok ? undefined : answer.parameters?.retry_after;
    if (seconds !== undefined) learn(chat, clock() + seconds * 1_000);
    return answer;
  };
}

function limited(milliseconds: number): ApiError {
  const seconds = Math.ceil(milliseconds / 1_000);
  return {
    ok: false,
    error_code: 429,
    description: `Too Many Requests: retry after ${seconds}`,
    parameters: { retry_after: seconds },
  };
}

function chatOf(payload: unknown): unknown {
  return (payload as { readonly chat_id?: unknown } | undefined)?.chat_id;
}
