import type { Answer } from "../../src/inquiry/answer.ts";
import type { Ask, Inquiry } from "../../src/inquiry/ask.ts";
import type { InquiryOutcome, NoBill } from "../../src/inquiry/outcome.ts";
import type { AnswerMemory } from "../../src/inquiry/remembering.ts";
import { type Deferred, deferred } from "./deferred.ts";
import { productOf } from "./sample-conversation.ts";

export const account = "514040400482";

/** Of PLN postpaid, which Ayopop is asked for first and then Klikoo. */
export function inquiryOf(more: Partial<Inquiry> = {}): Inquiry {
  return { reference: "REF1", product: productOf("pln-postpaid"), values: { account }, asker: "1", ...more };
}

export const never = (): AbortSignal => new AbortController().signal;

export function unavailable(code: string, more: Partial<NoBill> = {}): InquiryOutcome {
  return { kind: "provider-unavailable", provider: "ayopop", code, ...more };
}

export const offer = { provider: "ayopop", code: "TLSTPOS" };

/** An `Ask` that gives these outcomes in turn, the last one for ever, and writes down how often it was asked. */
export function answering(...outcomes: readonly InquiryOutcome[]): { readonly ask: Ask; readonly count: () => number } {
  let asked = 0;
  const ask: Ask = async () => {
    const outcome = outcomes[Math.min(asked, outcomes.length - 1)];
    if (outcome === undefined) throw new Error("no outcome was given");
    asked += 1;
    return outcome;
  };
  return { ask, count: () => asked };
}

/** An `Ask` that answers when the test says so. */
export function askingLater(): { readonly ask: Ask; readonly asked: Deferred<InquiryOutcome>[] } {
  const asked: Deferred<InquiryOutcome>[] = [];
  const ask: Ask = () => {
    const answer = deferred<InquiryOutcome>();
    asked.push(answer);
    return answer.promise;
  };
  return { ask, asked };
}

/** A memory that forgets nothing by itself, so that whoever recalls has to look at the clock. */
export function endlessMemory(): AnswerMemory & { readonly kept: Map<string, Answer>; readonly times: number[] } {
  const kept = new Map<string, Answer>();
  const times: number[] = [];
  return {
    kept,
    times,
    recall: async (question) => kept.get(question),
    keep: async (question, answer, milliseconds) => {
      kept.set(question, answer);
      times.push(milliseconds);
    },
  };
}

export const brokenMemory: AnswerMemory = {
  recall: async () => {
    throw new Error("the disk is full");
  },
  keep: async () => {
    throw new Error("the disk is full");
  },
};
