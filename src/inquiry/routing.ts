import { type AcrossOptions, acrossPrograms } from "./across-programs.ts";
import type { Inquire } from "./answer.ts";
import { askProviders } from "./ask.ts";
import { type CircuitOptions, type Circuits, circuits } from "./circuits.ts";
import { cooling } from "./cooling.ts";
import { type Attempt, inquirer } from "./inquire.ts";
import { type LimitOptions, limiting } from "./limiting.ts";
import type { BillProvider } from "./provider.ts";
import { type MemoryOptions, remembering } from "./remembering.ts";
import { type RetryOptions, retrying } from "./retrying.ts";
import { singleFlight } from "./single-flight.ts";
import { type DeadlineOptions, withinDeadline } from "./within-deadline.ts";
import { withinHours } from "./within-hours.ts";

export type RoutingOptions = Omit<LimitOptions, "later"> &
  RetryOptions &
  MemoryOptions &
  CircuitOptions &
  DeadlineOptions & {
    readonly providers: readonly BillProvider[];
    /** Where several programs ask the same providers. */
    readonly across?: AcrossOptions;
    readonly attempted: (attempt: Attempt) => void;
  };

/**
 * The way of an inquiry, from the outside in. All that ask the same wait for one answer; a fresh one is given again;
 * else the offers are tried in order, each past its circuit, its cool-down and its provider's limits.
 */
export function routing(
  options: RoutingOptions,
): Pick<Circuits, "hear" | "isDisrupted"> & { readonly inquire: Inquire } {
  const { around, hear, isDisrupted } = circuits(options);
  const provider = retrying(askProviders(options.providers), options);
  const ask = cooling(around(limiting(provider, options)), options);
  const asking = inquirer({ ...options, ask });
  const askedOnce = options.across === undefined ? asking : acrossPrograms(asking, options.across);
  const inquire = singleFlight(remembering(askedOnce, options), options.clock);
  return { inquire: withinHours(withinDeadline(inquire, options), options.clock), hear, isDisrupted };
}
