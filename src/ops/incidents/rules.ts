import type { Trouble } from "./trouble.ts";

/** So many failures within so long; where a share is named, also more than that of so many tries. */
export type Rate = {
  readonly failures: number;
  readonly withinMs: number;
  readonly of?: { readonly tries: number; readonly share: number };
};

/** When a trouble becomes an incident, besides when it is said to begin, and when one is over of which nobody says so. */
export type Rule = {
  readonly opens: "when-begun" | "at-once" | Rate;
  readonly quietMs?: number;
};

const minute = 60_000;
const hour = 60 * minute;

export const rules: Readonly<Record<Trouble["kind"], Rule>> = {
  "provider-down": { opens: "when-begun" },
  store: { opens: "when-begun" },
  "provider-refuses": { opens: "at-once", quietMs: 15 * minute },
  "unknown-code": { opens: "at-once", quietMs: 12 * hour },
  records: { opens: "at-once", quietMs: 15 * minute },
  abuse: { opens: "at-once", quietMs: hour },
  telegram: { opens: { failures: 20, withinMs: 10 * minute } },
  // The former copy's last question may still be open when another copy takes over: that is refused once.
  "updates-taken": { opens: { failures: 3, withinMs: 2 * minute }, quietMs: 2 * minute },
  "provider-misbehaves": { opens: { failures: 5, withinMs: 10 * minute } },
  "product-fails": { opens: { failures: 6, withinMs: 15 * minute, of: { tries: 10, share: 0.5 } } },
};

export function rateOf({ opens }: Rule): Rate | undefined {
  return typeof opens === "string" ? undefined : opens;
}
