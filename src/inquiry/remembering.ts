import { nextMidnight } from "../domain/wib.ts";
import { type Answer, type Inquire, questionOf } from "./answer.ts";
import type { InquiryOutcome } from "./outcome.ts";

/** Where answers are kept for a short time. The question names a customer: whoever keeps it hashes it first. */
export type AnswerMemory = {
  readonly recall: (question: string) => Promise<Answer | undefined>;
  /** For whom it was asked first is kept with it, so that it goes when they want everything of theirs deleted. */
  readonly keep: (question: string, answer: Answer, milliseconds: number, asker: string) => Promise<void>;
};

/** How long an answer stays good, in milliseconds. */
export type MemoryTimes = { readonly bill: number; readonly alreadyPaid: number; readonly unknownAccount: number };

export type MemoryOptions = {
  readonly memory: AnswerMemory;
  readonly times: MemoryTimes;
  readonly clock: () => number;
  /** The memory failed. The inquiry goes on without it. */
  readonly failed: (error: unknown) => void;
};

/**
 * Gives a fresh enough answer again instead of asking: providers refuse quick repeats. Nothing is good over midnight,
 * because bills are issued and settled by the day.
 */
export function remembering(inquire: Inquire, { memory, times, clock, failed }: MemoryOptions): Inquire {
  async function recall(question: string): Promise<Answer | undefined> {
    const answer = await memory.recall(question).catch((error: unknown) => void failed(error));
    return answer?.rememberedUntil !== undefined && answer.rememberedUntil > clock() ? answer : undefined;
  }

  return async (inquiry, signal) => {
    const question = questionOf(inquiry.product, inquiry.values);
    const known = await recall(question);
    if (known !== undefined) return known;
    const answer = await inquire(inquiry, signal);
    const until = goodUntil(answer, times);
    if (until > answer.answeredAt) {
      const kept = { ...answer, rememberedUntil: until };
      await memory.keep(question, kept, until - answer.answeredAt, inquiry.asker).catch(failed);
    }
    return answer;
  };
}

function goodUntil({ outcome, answeredAt }: Answer, times: MemoryTimes): number {
  return Math.min(answeredAt + timeOf(outcome.kind, times), nextMidnight(answeredAt));
}

function timeOf(kind: InquiryOutcome["kind"], times: MemoryTimes): number {
  switch (kind) {
    case "bill":
      return times.bill;
    case "already-paid":
      return times.alreadyPaid;
    case "unknown-account":
      return times.unknownAccount;
    case "not-issued-yet":
    case "wrong-product":
    case "blocked":
    case "pay-at-counter":
    case "arrears-limit":
    case "amount-out-of-range":
    case "cut-off":
    case "product-closed":
    case "too-often":
    case "quota-used-up":
    case "paused":
    case "no-access":
    case "provider-unavailable":
    case "provider-misbehaved":
    case "provider-refused-us":
      return 0;
  }
}
