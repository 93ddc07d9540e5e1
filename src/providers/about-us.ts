import type { NoBill } from "../inquiry/outcome.ts";

/** Why a provider did not do what it was asked to do for ourselves, as a partner. */
export type NotDone = NoBill & {
  readonly kind: "provider-unavailable" | "provider-misbehaved" | "provider-refused-us";
};

/** Of a call that names no customer: what sounds like an answer about one, such as "account blocked", is about us. */
export function aboutUs(outcome: NoBill): NotDone {
  const { kind } = outcome;
  const isTheirs = kind === "provider-unavailable" || kind === "provider-misbehaved";
  return { ...outcome, kind: isTheirs ? kind : "provider-refused-us" };
}
