import type { Transformer } from "grammy";
import type { ApiError } from "grammy/types";
import { lastKnown } from "../domain/last-known.ts";
import { chatOfCall } from "./chat-of-call.ts";

/** One that is forgotten is only found out again. */
const mostChats = 10_000;

/**
 * A chat that Telegram has told to leave alone for a time is left alone: who writes there meanwhile is refused in its
 * stead, at once and with what is left of the time, since asking again makes it longer. Other chats know nothing of it.
 */
export function heedLimits(clock: () => number): Transformer {
  const closedUntil = lastKnown<unknown, number>(mostChats);

  return async (previous, method, payload, signal) => {
    const chat = method.startsWith("send") || method.startsWith("edit") ? chatOfCall(payload) : undefined;
    if (chat === undefined) return previous(method, payload, signal);
    const left = (closedUntil.of(chat) ?? 0) - clock();
    if (left > 0) return limited(left);
    closedUntil.forget(chat);
    const answer = await previous(method, payload, signal);
    const seconds = answer.ok ? undefined : answer.parameters?.retry_after;
    if (seconds !== undefined) closedUntil.learn(chat, clock() + seconds * 1_000);
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
