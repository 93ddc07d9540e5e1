import type { Answer } from "../inquiry/answer.ts";
import type { AnswerMemory } from "../inquiry/remembering.ts";
import { records } from "./records.ts";
import type { Store } from "./store-from-url.ts";

/** Answers kept for minutes, under a hash of the question: the store names no customer by its keys. */
export function answers(store: Store, readAnswer: (value: unknown) => Answer | undefined): AnswerMemory {
  const kept = records<Answer>({ keyv: store.namespace("answers"), version: 1, parse: readAnswer });
  const { nameFor } = store;
  return {
    recall: async (question) => {
      const found = await kept.get(nameFor(question));
      return found.kind === "found" ? found.value : undefined;
    },
    keep: (question, answer, milliseconds) => kept.set(nameFor(question), answer, { ttlMs: milliseconds }),
  };
}
