import type { InquiryOutcome } from "../inquiry/outcome.ts";
import type { Words } from "./words.ts";

/** How an inquiry ended, in two or three words for who runs the bot. */
export function outcomeName({ plain }: Words, kind: InquiryOutcome["kind"], reason?: string): string {
  // Its person gave up: nobody has failed.
  const isGivenUp = kind === "provider-unavailable" && reason === "aborted";
  return plain(`outcome.${isGivenUp ? "given-up" : kind}`);
}
