import type { Audit } from "../../access/audit.ts";
import type { Address, Messenger } from "../../desk/messenger.ts";
import { dayNumber, startOfDay, type TimeOfDay } from "../../domain/wib.ts";
import type { Words } from "../../i18n/words.ts";
import type { RecapClaim } from "../../storage/recaps.ts";
import type { SharedRecord } from "../../storage/shared-record.ts";
import { addEntry, dayTally } from "./day-tally.ts";
import { recapDue } from "./recap-due.ts";
import { type Recap, recapOf } from "./recap-of.ts";
import { type RecapNames, recapText } from "./recap-text.ts";

export type TellRecapOptions = {
  readonly closing: TimeOfDay;
  readonly claims: (until: number) => SharedRecord<RecapClaim>;
  readonly audit: Pick<Audit, "ofDay">;
  readonly messenger: Pick<Messenger, "send">;
  readonly address: () => Address | undefined;
  readonly words: () => Promise<Words>;
  readonly names: RecapNames;
  /** Which program this is; another one after each start. */
  readonly instance: string;
  readonly clock: () => number;
  /** The group did not take it. */
  readonly missed: (how: "closed" | "away") => void;
};

/** A program that has begun to write it and is gone is waited for so long. */
const patienceMs = 60_000;

/** Tells the day when it is due: once, whatever program does it, and however often this is asked. */
export function recapTeller(options: TellRecapOptions): () => Promise<void> {
  const { closing, claims, messenger, address, words, names, instance, clock, missed } = options;
  let told: number | undefined;

  async function claimed(claim: SharedRecord<RecapClaim>): Promise<"ours" | "sent" | "another's"> {
    const at = clock();
    const mine = { by: instance, at, isSent: false };
    const now = await claim.change((before) => {
      if (before === undefined) return mine;
      return before.isSent || at - before.at < patienceMs ? before : mine;
    });
    if (now.isSent) return "sent";
    return now === mine ? "ours" : "another's";
  }

  return async () => {
    const to = address();
    const due = recapDue(closing, clock());
    if (to === undefined || due === undefined || told === due.until) return;
    const claim = claims(due.until);
    const whose = await claimed(claim);
    if (whose === "sent") told = due.until;
    if (whose !== "ours") return;
    const recap = await recapBetween(options.audit, due.from, due.until);
    const sent = await messenger.send(to, { html: recapText(recap, due.until, names, await words()) });
    // While Telegram is away it is tried again when the claim is old; a group that is closed has no use for it.
    if (sent.kind !== "sent") missed(sent.kind);
    if (sent.kind === "away") return;
    await claim.change(() => ({ by: instance, at: clock(), isSent: true }));
    told = due.until;
  };
}

/** Of what was done after `from` and until then: two days of the audit have it, unless midnight is closing time. */
async function recapBetween(audit: Pick<Audit, "ofDay">, from: number, until: number): Promise<Recap> {
  const tally = dayTally();
  const [first, last] = [dayNumber(from), dayNumber(until - 1)];
  for (let day = first; day <= last; day += 1) {
    for await (const [, entry] of audit.ofDay(startOfDay(day))) {
      if (entry.at >= from && entry.at < until) addEntry(tally, entry);
    }
  }
  return recapOf(tally);
}
