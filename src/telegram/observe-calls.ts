import type { Transformer } from "grammy";

/** One call of the Bot API, each try by itself. It carries nothing of what was sent. */
export type ObservedCall = {
  readonly method: string;
  readonly outcome: "ok" | "401" | "409" | "429" | "4xx" | "5xx" | "network" | "given-up";
  readonly milliseconds: number;
};

/** Tells of every call how it went. It belongs directly above the transport, below all that tries again. */
export function observeCalls(called: (call: ObservedCall) => void, clock: () => number): Transformer {
  return async (previous, method, payload, signal) => {
    const begun = clock();
    const tell = (outcome: ObservedCall["outcome"]) => called({ method, outcome, milliseconds: clock() - begun });
    try {
      const answer = await previous(method, payload, signal);
      tell(answer.ok ? "ok" : refusal(answer.error_code));
      return answer;
    } catch (error) {
      tell(signal?.aborted === true ? "given-up" : "network");
      throw error;
    }
  };
}

function refusal(code: number): ObservedCall["outcome"] {
  if (code === 401 || code === 409 || code === 429) return `${code}`;
  return code >= 500 ? "5xx" : "4xx";
}
