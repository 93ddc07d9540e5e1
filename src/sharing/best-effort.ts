import { withDeadline } from "../storage/deadline.ts";
import type { Outage } from "./outage.ts";

/** Does something with Redis when that works; `undefined` when it does not, and then the program goes on alone. */
export type BestEffort = <T>(work: () => Promise<T>) => Promise<T | undefined>;

export type BestEffortOptions = {
  readonly outage: Outage;
  readonly clock?: () => number;
  /** The longest that an inquiry is held up by it, and how long nothing is tried after a failure, in milliseconds. */
  readonly deadlineMs?: number;
  readonly restMs?: number;
};

export function bestEffort(options: BestEffortOptions): BestEffort {
  const { outage, clock = Date.now, deadlineMs = 1_000, restMs = 1_000 } = options;
  let restsUntil = Number.NEGATIVE_INFINITY;
  return async (work) => {
    if (clock() < restsUntil) return undefined;
    try {
      const result = await withDeadline(deadlineMs, work());
      outage.worked();
      return result;
    } catch (error) {
      restsUntil = clock() + restMs;
      outage.failed(error);
      return undefined;
    }
  };
}
