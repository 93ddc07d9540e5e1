import { setTimeout as sleep } from "node:timers/promises";
import { committed } from "./committed.ts";
import { withDeadline } from "./deadline.ts";

/** A put or a removal. Resolves when it is on the disk. */
type Write = () => Promise<boolean>;

export interface SharedCommits {
  /** Does it together with what else is waiting. Resolves when it is on the disk. */
  readonly write: (write: Write) => Promise<void>;
  /** Resolves when nothing waits for a commit any more. */
  readonly settled: () => Promise<void>;
}

export interface CommitOptions {
  /** Throws when nothing may be written now. */
  readonly guard: () => void;
  /** Hears of each commit that failed, before those do who wait for it. */
  readonly failed?: (error: unknown) => void;
  readonly pause?: () => Promise<void>;
  readonly deadlineMs?: number;
}

/** Milliseconds from the beginning of a commit to that of the next. */
const APART = 2;
/** A slow disk takes a second or two. */
const DEADLINE_MS = 15_000;

/**
 * No two commits begin within a moment: what comes meanwhile shares the next one, because a commit costs as much as many
 * writes. After a rest the first waits for nothing. One that does not end is a failure, and nobody waits on for it. Not
 * lmdb's own `commitDelay`: it ends its timers as if they were immediates, after which Node no longer knows how many of
 * those it has, and runs them late.
 */
export function sharedCommits(options: CommitOptions): SharedCommits {
  const { guard, failed = () => undefined, pause = () => sleep(APART), deadlineMs = DEADLINE_MS } = options;
  let waiting: Write[] = [];
  let next: Promise<void> | undefined;
  let rested: Promise<unknown> = Promise.resolve();
  /** lmdb does one commit after the other. */
  let last: Promise<unknown> = Promise.resolve();

  async function commit(): Promise<void> {
    const writes = waiting;
    waiting = [];
    next = undefined;
    guard();
    try {
      await withDeadline(deadlineMs, Promise.all(writes.map((write) => committed(write()))));
    } catch (error) {
      failed(error);
      throw error;
    }
  }

  return {
    write: (write) => {
      waiting.push(write);
      if (next !== undefined) return next;
      next = rested.then(commit);
      rested = rested.then(pause);
      last = next.catch(() => undefined);
      return next;
    },
    settled: async () => void (await last),
  };
}
