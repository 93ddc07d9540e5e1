import { type Later, pause } from "../../domain/pause.ts";
import type { Announcements } from "../../storage/announcements.ts";
import { isOpen, type RoundPhases } from "./round-phases.ts";

export type AnnouncerOptions = {
  readonly announcements: Pick<Announcements, "round">;
  readonly phases: RoundPhases;
  /** What one program at a time does, of all that share the store. */
  readonly turn: (signal: AbortSignal) => Promise<Turn | undefined>;
  readonly later: Later;
  readonly failed: (error: unknown) => void;
};

export type Turn = {
  /** Aborted when another program has taken over. */
  readonly lost: AbortSignal;
  readonly release: () => Promise<void>;
};

export type Announcer = {
  /** There is something to send. */
  readonly wake: () => void;
  /** Lets what is on its way arrive; the rest goes on at the next start, or with another program. */
  readonly stop: () => Promise<void>;
};

/** How often it is looked for what another program has left. */
const lookMs = 5_000;

/** Sends what is to be sent, one round after another, behind everything else that the bot does. */
export function announcer({ announcements, phases, turn, later, failed }: AnnouncerOptions): Announcer {
  const stopping = new AbortController();
  let woken = new AbortController();

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      woken = new AbortController();
      await inTurn().catch(failed);
      await pause(lookMs, AbortSignal.any([stopping.signal, woken.signal]), later);
    }
  }

  /** Whose turn it is, is asked only when there is something to do. */
  async function inTurn(): Promise<void> {
    if (!isOpen(await announcements.round())) return;
    const holding = await turn(stopping.signal);
    if (holding === undefined) return;
    try {
      await goOn(AbortSignal.any([stopping.signal, holding.lost]));
    } finally {
      await holding.release();
    }
  }

  /** Phase by phase; each is kept before the next begins. */
  async function goOn(signal: AbortSignal): Promise<void> {
    for (let known = await announcements.round(); isOpen(known); known = await announcements.round()) {
      if (signal.aborted || !(await phases[known.round.phase](known, signal))) return;
    }
  }

  const running = run();
  return {
    wake: () => woken.abort(),
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
