import type { ProviderName } from "../domain/product.ts";
import type { NotDone } from "./about-us.ts";
import type { HttpResult } from "./http.ts";

export type Answered = Extract<HttpResult, { kind: "answered" }>;
export type Unanswered = Exclude<HttpResult, Answered>;

/** What a call means that brought no answer. */
export function unansweredOutcome(provider: ProviderName, result: Unanswered): NotDone {
  switch (result.kind) {
    case "unreachable":
      return {
        kind: "provider-unavailable",
        provider,
        code: result.cause,
        ...(result.uncounted ? { uncounted: true } : {}),
      };
    case "timed-out":
    case "aborted":
    case "cut":
      return { kind: "provider-unavailable", provider, code: result.kind };
    case "too-large":
      return { kind: "provider-misbehaved", provider, code: result.kind };
  }
}

/** What an answer means that is not in the provider's own format: of a gateway in front of it, or broken. */
export function statusOutcome(provider: ProviderName, status: number): NotDone {
  return { kind: reasonOf(status), provider, code: `http-${status}` };
}

function reasonOf(status: number): NotDone["kind"] {
  if (status >= 500 || status === 408 || status === 429) return "provider-unavailable";
  if (status === 401 || status === 403) return "provider-refused-us";
  return "provider-misbehaved";
}

/** The JSON of an answer, or `undefined` when it is none: HTML, empty, cut in the middle. */
export function jsonOf({ body }: Answered): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
