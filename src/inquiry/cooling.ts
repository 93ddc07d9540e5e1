import type { Ask } from "./ask.ts";
import type { AnswerMemory } from "./remembering.ts";

export type CoolingOptions = {
  readonly memory: AnswerMemory;
  readonly clock: () => number;
  readonly failed: (error: unknown) => void;
};

/** A provider that said "too often" of a number is not asked for that number again until it may be. */
export function cooling(ask: Ask, { memory, clock, failed }: CoolingOptions): Ask {
  return async (offer, inquiry, signal) => {
    const question = JSON.stringify(["too-often", offer.provider, offer.code, inquiry.values.account]);
    const known = await memory.recall(question).catch((error: unknown) => void failed(error));
    if (known?.rememberedUntil !== undefined && known.rememberedUntil > clock()) return known.outcome;
    const outcome = await ask(offer, inquiry, signal);
    if (outcome.kind === "too-often" && outcome.retryAt !== undefined && outcome.retryAt > clock()) {
      const answeredAt = clock();
      const answer = { outcome, answeredAt, rememberedUntil: outcome.retryAt };
      await memory.keep(question, answer, outcome.retryAt - answeredAt, inquiry.asker).catch(failed);
    }
    return outcome;
  };
}
