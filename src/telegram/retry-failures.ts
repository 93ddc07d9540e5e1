import { HttpError, type Transformer } from "grammy";
import type { ApiResponse } from "grammy/types";

/** Times to wait before each further try, in milliseconds. */
const defaultPauses: readonly number[] = [300, 1_000, 3_000];

/** Codes of failures in front of Telegram's door: the call cannot have been carried out. */
const codesOfNoArrival: ReadonlySet<unknown> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/**
 * Tries a call again when the network or Telegram itself failed, a few times. A message that may have been sent is not
 * sent again: a doubled bill confuses more than a missing one.
 */
export function retryFailures(pauses: readonly number[] = defaultPauses): Transformer {
  return async (previous, method, payload, signal) => {
    for (const pause of pauses) {
      try {
        const answer = await previous(method, payload, signal);
        if (!isFailure(method, answer)) return answer;
      } catch (error) {
        if (!(error instanceof HttpError) || signal?.aborted || !mayRepeat(method, error)) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    return previous(method, payload, signal);
  };
}

function isFailure(method: string, answer: ApiResponse<unknown>): boolean {
  if (answer.ok || answer.error_code < 500 || isMessage(method)) return false;
  // Who polls goes on after a failure of the network, and this is none other to it.
  if (isPolling(method)) throw new HttpError("Telegram failed", new Error(answer.description));
  return true;
}

function isMessage(method: string): boolean {
  return method.startsWith("send") && method !== "sendChatAction";
}

/** Telegram cannot have carried out the call. */
export function neverArrived({ error }: HttpError): boolean {
  return error instanceof Error && "code" in error && codesOfNoArrival.has(error.code);
}

function mayRepeat(method: string, error: HttpError): boolean {
  return isMessage(method) ? neverArrived(error) : !isPolling(method);
}

/** It has a patience of its own. */
function isPolling(method: string): boolean {
  return method === "getUpdates";
}
