import { type GuardRules, guardedTime, type Suspicion, suspicions } from "./guard-rules.ts";
import type { Usage } from "./usage.ts";

/** A number as the guard knows it. */
export type GuardedNumber = {
  readonly hash: string;
  /** The hashes of the numbers right beside it. */
  readonly neighbours: readonly string[];
  readonly isNationalId: boolean;
};

export type Verdict =
  | { readonly kind: "asked" }
  | { readonly kind: "slowed"; readonly suspicion: Suspicion; readonly count: number }
  /** `isNew` once: from then on it is known. */
  | { readonly kind: "stopped"; readonly until: number; readonly isNew?: Suspected };

export type Suspected = { readonly suspicion: Suspicion; readonly count: number };

type Entry = Usage["numbers"][number];

const marks: Readonly<Record<Exclude<Suspicion, "many-numbers">, string>> = {
  neighbours: "n",
  "unknown-numbers": "u",
  "national-ids": "i",
};

/** Whether somebody may ask for a number now, and what is known of them after that. */
export function guarded(
  usage: Usage,
  number: GuardedNumber,
  rules: GuardRules,
  now: number,
): { readonly usage: Usage; readonly verdict: Verdict } {
  const { stoppedUntil, ...rest } = usage;
  if (stoppedUntil !== undefined && now < stoppedUntil)
    return { usage, verdict: { kind: "stopped", until: stoppedUntil } };
  if (now < (usage.allowedUntil ?? 0)) return { usage, verdict: { kind: "asked" } };
  const known = usage.numbers.filter(([, at]) => now - at < guardedTime);
  const former = known.find(([hash]) => hash === number.hash);
  const numbers = [...known.filter((entry) => entry !== former), entryOf(number, former, known, now)];
  const asked: Usage = { ...rest, numbers };
  // A number that was asked before tells nobody anything new.
  if (former !== undefined) return { usage: asked, verdict: { kind: "asked" } };
  const stopped = reached(numbers, rules, "stopped");
  if (stopped !== undefined) {
    const until = now + guardedTime;
    return {
      usage: { ...rest, numbers: known, stoppedUntil: until },
      verdict: { kind: "stopped", until, isNew: stopped },
    };
  }
  const slowed = reached(numbers, rules, "slowed");
  return { usage: asked, verdict: slowed === undefined ? { kind: "asked" } : { kind: "slowed", ...slowed } };
}

/** Nobody knows the number. */
export function foundUnknown(usage: Usage, hash: string): Usage {
  const marked = ([own, at, has]: Entry): Entry => [own, at, own === hash && !has.includes("u") ? `${has}u` : has];
  return { ...usage, numbers: usage.numbers.map(marked) };
}

/** Ops have looked at it. */
export function allowed({ stoppedUntil: _over, ...usage }: Usage, until: number): Usage {
  return { ...usage, numbers: [], allowedUntil: until };
}

function entryOf(number: GuardedNumber, former: Entry | undefined, known: readonly Entry[], now: number): Entry {
  if (former !== undefined) return [former[0], now, former[2]];
  const isNeighbour = known.some(([hash]) => number.neighbours.includes(hash));
  return [number.hash, now, `${isNeighbour ? "n" : ""}${number.isNationalId ? "i" : ""}`];
}

function reached(numbers: readonly Entry[], rules: GuardRules, what: "slowed" | "stopped"): Suspected | undefined {
  for (const suspicion of suspicions) {
    const count = countOf(numbers, suspicion);
    // What is looked at is the number asked now: what others before it were does not count against it.
    if (count >= rules[suspicion][what] && concerns(numbers.at(-1), suspicion)) return { suspicion, count };
  }
  return undefined;
}

function countOf(numbers: readonly Entry[], suspicion: Suspicion): number {
  return suspicion === "many-numbers"
    ? numbers.length
    : numbers.filter(([, , has]) => has.includes(marks[suspicion])).length;
}

function concerns(last: Entry | undefined, suspicion: Suspicion): boolean {
  if (suspicion === "many-numbers" || suspicion === "unknown-numbers") return true;
  return last?.[2].includes(marks[suspicion]) === true;
}
