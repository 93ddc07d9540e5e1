import type { Incident } from "./incident.ts";
import type { Trouble } from "./trouble.ts";

/** What changes the book. Times are in epoch milliseconds; `key` is of the trouble. */
export type BookEvent =
  | Seen
  | { readonly kind: "over"; readonly trouble: Trouble; readonly at: number }
  | { readonly kind: "taken"; readonly key: string; readonly by: NonNullable<Incident["takenBy"]> }
  | { readonly kind: "muted"; readonly key: string; readonly until: number }
  /** Written to the group, or found gone there. Since when it is open tells it from a later one of the same trouble. */
  | {
      readonly kind: "shown";
      readonly key: string;
      readonly openedAt: number;
      readonly shown: Incident["shown"];
    }
  | { readonly kind: "owners-told"; readonly key: string }
  | { readonly kind: "forgotten"; readonly person: number }
  /** Time has passed. */
  | { readonly kind: "now"; readonly at: number };

/** Some of the same within the same minute. */
export type Seen = {
  readonly kind: "seen";
  readonly trouble: Trouble;
  /** The last time. */
  readonly at: number;
  readonly failures: number;
  /** Out of how many, where that is judged; at least the failures. */
  readonly total: number;
  readonly codes: Readonly<Record<string, number>>;
  readonly begins?: true;
};
