import { type Answer, type Inquire, questionOf } from "./answer.ts";
import type { MadeOnce } from "./made-once.ts";

export type AcrossOptions = {
  readonly once: MadeOnce;
  readonly readAnswer: (value: unknown) => Answer | undefined;
};

/** The same question at several programs at once is asked by one of them. Given up there, another one asks it. */
export function acrossPrograms(inquire: Inquire, { once, readAnswer }: AcrossOptions): Inquire {
  return async (inquiry, signal) => {
    let own: Answer | undefined;
    const make = async () => {
      own = await inquire(inquiry, signal);
      return signal.aborted ? undefined : { text: JSON.stringify(own), keepMs: 0 };
    };
    const text = await once.get(questionOf(inquiry.product, inquiry.values), make, signal);
    const others = text === undefined || own !== undefined ? undefined : readAnswer(JSON.parse(text));
    return own ?? others ?? inquire(inquiry, signal);
  };
}
