import { type Later, pause } from "../domain/pause.ts";
import type { Answer, Inquire } from "../inquiry/answer.ts";
import type { Inquiry } from "../inquiry/ask.ts";
import type { NoBill } from "../inquiry/outcome.ts";
import { foundUnknown, guarded, type Suspected, type Verdict } from "./guard.ts";
import type { GuardRules } from "./guard-rules.ts";
import { guardedNumber } from "./guarded-number.ts";
import type { Standing } from "./member.ts";
import { counted, isCounted, type QuotaLimits, usedUpUntil } from "./quota.ts";
import type { Usage, UsageBook } from "./usage.ts";

export type AdmittingOptions = {
  readonly book: UsageBook;
  readonly standing: (person: number) => Promise<Standing>;
  readonly quota: QuotaLimits;
  /** Absent where nobody is guarded against. */
  readonly rules?: GuardRules;
  /** Of a number, what only this bot can tell again. */
  readonly hashed: (account: string) => string;
  /** How long an inquiry waits that is slowed, in milliseconds. */
  readonly holdMs: number;
  readonly clock: () => number;
  readonly later: Later;
  /** Somebody is stopped. */
  readonly suspected: (person: number, what: Suspected) => void;
  /** What is known of somebody cannot be read or written: they may ask, since the store fails and nobody else. */
  readonly failed: (error: unknown) => void;
};

type Admission = Verdict | { readonly kind: "used-up"; readonly until: number };

const mostTries = 20;

/** Looks at who asks before anybody is asked: who they are, how much they have asked, and what. */
export function admitting(inquire: Inquire, options: AdmittingOptions): Inquire {
  const { book, standing, quota, rules, hashed, holdMs, clock, later, suspected, failed } = options;
  const counts = isCounted(quota, rules !== undefined);

  /** Once more where another program was first, or another inquiry of the same person. */
  async function change<Result>(
    person: number,
    next: (usage: Usage) => { readonly usage: Usage; readonly result: Result },
  ): Promise<Result> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const { usage, revision } = await book.get(person);
      const { usage: after, result } = next(usage);
      if (after === usage || (await book.put(person, after, revision + 1))) return result;
    }
    throw new Error("what somebody has asked was changed each time that one more was to be counted");
  }

  function admission(person: number, { product, values }: Inquiry): Promise<Admission> {
    const number = guardedNumber(product, values, hashed);
    return change<Admission>(person, (usage) => {
      const now = clock();
      const until = usedUpUntil(usage, quota, now);
      if (until !== undefined) return { usage, result: { kind: "used-up", until } };
      if (rules === undefined) return { usage: counted(usage, now), result: { kind: "asked" } };
      const { usage: after, verdict } = guarded(usage, number, rules, now);
      return { usage: verdict.kind === "stopped" ? after : counted(after, now), result: verdict };
    });
  }

  async function learn(person: number, { product, values }: Inquiry): Promise<void> {
    const { hash } = guardedNumber(product, values, hashed);
    await change(person, (usage) => ({ usage: foundUnknown(usage, hash), result: undefined }));
  }

  async function admitted(person: number, inquiry: Inquiry, signal: AbortSignal): Promise<NoBill | undefined> {
    const { kind } = await standing(person);
    if (kind !== "member") return { kind: "no-access", provider: "" };
    const verdict: Admission = counts ? await admission(person, inquiry) : { kind: "asked" };
    switch (verdict.kind) {
      case "asked":
        return undefined;
      case "used-up":
        return { kind: "quota-used-up", provider: "", retryAt: verdict.until };
      case "stopped":
        if (verdict.isNew !== undefined) suspected(person, verdict.isNew);
        return { kind: "paused", provider: "", retryAt: verdict.until };
      case "slowed":
        inquiry.held?.(holdMs);
        await pause(holdMs, signal, later);
        return signal.aborted ? { kind: "provider-unavailable", provider: "", code: "aborted" } : undefined;
    }
  }

  return async (inquiry, signal): Promise<Answer> => {
    const person = Number(inquiry.asker);
    const refused = await admitted(person, inquiry, signal).catch((error: unknown) => void failed(error));
    if (refused !== undefined) return { outcome: refused, answeredAt: clock() };
    const answer = await inquire(inquiry, signal);
    if (rules !== undefined && answer.outcome.kind === "unknown-account") await learn(person, inquiry).catch(failed);
    return answer;
  };
}
