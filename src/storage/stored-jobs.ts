import type { Jobs, TakeUp } from "../conversation/jobs.ts";
import type { Place } from "../conversation/place.ts";
import { openCount } from "./open-count.ts";
import { records } from "./records.ts";
import type { Store } from "./store-from-url.ts";

export interface StoredJobsOptions {
  readonly readPlace: (value: unknown) => Place | undefined;
  readonly failed: (error: unknown) => void;
  /** Hears how many are begun and not done. */
  readonly counted?: (open: number) => void;
  readonly later?: (milliseconds: number, run: () => void) => void;
}

/** After a day nothing is left of a conversation either. */
const day = 24 * 60 * 60 * 1000;
const takenAtOnce = 50;
const offeredFor = 3_000;

export type KeptJobs = Jobs & {
  /** Nothing is left to be done for somebody, anywhere. */
  readonly forget: (person: number) => Promise<void>;
};

/** Jobs of the only program on a store: what it leaves is there for its next start. */
export function storedJobs(store: Store, options: StoredJobsOptions): KeptJobs {
  const { readPlace, failed, later = (ms, run) => void setTimeout(run, ms).unref() } = options;
  const keyv = store.namespace("jobs", day);
  const kept = records<Place>({ keyv, version: 1, parse: readPlace });
  const begun = openCount(options.counted);
  const places = new Map<string, Promise<unknown>>();
  let takes: TakeUp | undefined;

  async function leftByOthers(): Promise<string[]> {
    const left: string[] = [];
    for await (const [job] of keyv.iterator?.(undefined) ?? []) if (!begun.isOpen(job)) left.push(job);
    return left;
  }

  function takeAlone(job: string, place: Place): Promise<boolean> {
    const key = `${place.chat}:${place.person}`;
    const before = places.get(key) ?? Promise.resolve();
    const taking = before.then(() => takes?.(job, place) ?? false);
    // The tail only says when the next may start; whoever asked for it gets its failure.
    const tail: Promise<unknown> = taking
      .catch(() => undefined)
      .then(() => places.get(key) === tail && places.delete(key));
    places.set(key, tail);
    return taking;
  }

  async function takeOne(job: string): Promise<void> {
    if (takes === undefined || begun.isOpen(job)) return;
    const found = await kept.get(job);
    if (found.kind === "found" && !(await takeAlone(job, found.value))) return;
    // What was taken up goes on under its old name where it was begun again meanwhile.
    if (!begun.isOpen(job)) await kept.delete(job);
  }

  async function takeInTurn(jobs: Iterable<string>): Promise<void> {
    for (const job of jobs) await takeOne(job).catch(failed);
  }

  return {
    begin: async (job, place) => {
      begun.begin(job);
      try {
        await kept.set(job, place);
      } catch (error) {
        begun.end(job);
        throw error;
      }
    },
    offer: async (job, place) => {
      if (begun.isOpen(job)) return;
      await kept.set(job, place);
      later(offeredFor, () => void takeInTurn([job]));
    },
    done: async (job) => {
      if (begun.end(job)) await kept.delete(job);
    },
    takeUp: async (take) => {
      takes = take;
      const jobs = (await leftByOthers()).values();
      for (let place = 0; place < takenAtOnce; place += 1) void takeInTurn(jobs);
    },
    handBack: async () => {
      takes = undefined;
    },
    forget: async (person) => {
      for await (const [job, place] of kept.all()) if (place.person === person) await kept.delete(job);
    },
  };
}
