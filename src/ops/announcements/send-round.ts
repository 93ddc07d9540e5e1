import type { Sent } from "../../desk/messenger.ts";
import { type Later, pause } from "../../domain/pause.ts";
import type { Round, Tally } from "../../storage/announcements.ts";
import { flights } from "./flights.ts";
import type { Pace } from "./pace.ts";

export type SendRoundOptions = {
  /** False when another program has written it. */
  readonly keep: (round: Round, revision: number) => Promise<boolean>;
  readonly isStopped: () => Promise<boolean>;
  /** Writes to who stands at this place of the list; undefined when nobody is to be written to any more. */
  readonly recipient: (place: number) => Promise<(() => Promise<Sent>) | undefined>;
  readonly pace: Pace;
  /** In milliseconds; never goes back. */
  readonly clock: () => number;
  readonly later: Later;
};

/** Before it is tried again when Telegram is away, in milliseconds. Some five minutes; then it is given up. */
const pauses = [1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 60_000, 60_000, 60_000] as const;

const landings = { sent: "sent", closed: "missed", away: "unsure" } as const satisfies Record<
  Sent["kind"],
  keyof Tally
>;

export type OpenRound = { readonly round: Round; readonly revision: number };

export type SendingRound = {
  readonly now: () => Round;
  /** How it stands when all have had their turn or ops stopped it; nothing when it was called off or taken over. */
  readonly done: Promise<OpenRound | undefined>;
};

/**
 * Writes to those on the list who have not been written to. Each place is kept as being tried before it is, so that a
 * program which goes on after this one, however it ended, writes to nobody twice.
 */
export function sendRound(
  { round: start, revision: read }: OpenRound,
  options: SendRoundOptions,
  signal: AbortSignal,
): SendingRound {
  const { keep, isStopped, recipient, pace, clock, later } = options;
  let revision = read;
  let isOurs = true;
  let round: Round = { ...start, trying: [], tally: add(start.tally, "unsure", start.trying.length) };
  const flying = flights(clock);

  async function save(): Promise<boolean> {
    if (!isOurs) return false;
    isOurs = await keep(round, revision + 1);
    revision += 1;
    return isOurs;
  }

  function land(place: number, landed: keyof Tally | "due"): void {
    const trying = round.trying.filter((one) => one !== place);
    if (landed === "due") round = { ...round, trying, due: [...round.due, place] };
    else round = { ...round, trying, tally: add(round.tally, landed) };
  }

  async function write(place: number, send: () => Promise<Sent>): Promise<void> {
    for (const wait of pauses) {
      const is = await send();
      if (is.kind !== "away" || is.mayBeThere) return land(place, landings[is.kind]);
      await pause(wait, signal, later);
      if (signal.aborted) return land(place, "due");
    }
    land(place, "missed");
  }

  function take(): number {
    const [due, ...rest] = round.due;
    const place = due ?? round.next;
    round = due === undefined ? { ...round, next: place + 1 } : { ...round, due: rest };
    return place;
  }

  /** False when it ends before everybody has had their turn. */
  async function one(): Promise<boolean> {
    const send = await recipient(round.due[0] ?? round.next);
    if (send === undefined) {
      land(take(), "skipped");
      return true;
    }
    await pace(signal);
    await flying.room(signal);
    if (signal.aborted || (await isStopped())) return false;
    const place = take();
    round = { ...round, trying: [...round.trying, place] };
    if (!(await save())) return false;
    flying.begin(write(place, send));
    return true;
  }

  async function all(): Promise<OpenRound | undefined> {
    try {
      while (left(round) > 0 && !signal.aborted) if (!(await one())) break;
    } finally {
      await flying.landed();
    }
    const isSaved = await save();
    return isSaved && (left(round) === 0 || (await isStopped())) ? { round, revision } : undefined;
  }

  return { now: () => round, done: all() };
}

/** How many have not been written to. */
export function left({ total, next, due }: Pick<Round, "total" | "next" | "due">): number {
  return total - next + due.length;
}

function add(tally: Tally, which: keyof Tally, more = 1): Tally {
  return { ...tally, [which]: tally[which] + more };
}
