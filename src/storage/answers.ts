import { z } from "zod";
import type { Answer } from "../inquiry/answer.ts";
import type { AnswerMemory } from "../inquiry/remembering.ts";
import { records } from "./records.ts";
import type { Store } from "./store-from-url.ts";

export type KeptAnswers = AnswerMemory & {
  /** Of all that was asked for somebody nothing is remembered any more. */
  readonly forget: (asker: string) => Promise<void>;
};

/** Answers kept for minutes, under a hash of the question: the store names no customer by its keys. */
export function answers(store: Store, readAnswer: (value: unknown) => Answer | undefined): KeptAnswers {
  const shape = z.object({
    asker: z.string(),
    answer: z.unknown().transform(readAnswer).pipe(z.custom<Answer>(Boolean)),
  });
  const keyv = store.namespace("answers");
  const kept = records({ keyv, version: 2, parse: (value) => shape.safeParse(value).data });
  const { nameFor } = store;
  return {
    recall: async (question) => {
      const found = await kept.get(nameFor(question));
      return found.kind === "found" ? found.value.answer : undefined;
    },
    keep: (question, answer, milliseconds, asker) =>
      kept.set(nameFor(question), { asker, answer }, { ttlMs: milliseconds }),
    forget: async (asker) => {
      for await (const [name, one] of kept.all()) if (one.asker === asker) await kept.delete(name);
    },
  };
}
