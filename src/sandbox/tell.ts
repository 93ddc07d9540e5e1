import type { Answer, WholeAnswer } from "./answer.ts";
import { faulty } from "./fault.ts";
import type { Telling } from "./stories.ts";

/** How a provider says the two things that a story is made of. */
export type Voice = {
  readonly bill: (months?: number) => WholeAnswer;
  readonly refuse: (code: string) => WholeAnswer;
};

export function tell(telling: Telling, { bill, refuse }: Voice): Answer {
  switch (telling.kind) {
    case "code":
      return refuse(telling.code);
    case "bill": {
      const answer = bill(telling.months);
      return telling.afterMs === undefined ? answer : { ...answer, afterMs: telling.afterMs };
    }
    case "fault":
      return faulty(telling.fault, bill());
  }
}
