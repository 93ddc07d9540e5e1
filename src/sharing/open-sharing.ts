import type { Place } from "../conversation/place.ts";
import type { MadeOnce } from "../inquiry/made-once.ts";
import type { Seats } from "../inquiry/seats.ts";
import type { Store } from "../storage/store-from-url.ts";
import { type KeptJobs, storedJobs } from "../storage/stored-jobs.ts";
import { bestEffort } from "./best-effort.ts";
import { type CircuitNews, type NewsOptions, redisCircuitNews } from "./circuit-news.ts";
import { type Lease, ownLease, redisLease } from "./lease.ts";
import { outage } from "./outage.ts";
import { queuedJobs } from "./queued-jobs.ts";
import { redisMadeOnce } from "./redis-made-once.ts";
import { redisSeats, type SeatsOptions } from "./redis-seats.ts";

/** What several programs on one store have in common. On a store that only one program uses, it is that program's own. */
export type Sharing = {
  readonly jobs: KeptJobs;
  /** What one program at a time does, by its name. */
  readonly lease: (name: string) => Lease;
  /** The rest is not there where nobody else is. */
  readonly once?: MadeOnce;
  readonly seats?: (options: SeatsOptions) => Seats;
  readonly circuits?: (options: NewsOptions) => Pick<CircuitNews, "tell">;
  readonly close: () => Promise<void>;
};

export type SharingOptions = {
  /** Which program this is; another one after each start. */
  readonly instance: string;
  readonly readPlace: (value: unknown) => Place | undefined;
  /** Hears of what goes wrong in the background: the first failure of many in a row. */
  readonly failed: (error: unknown) => void;
  /** Hears how many jobs this program has begun and not done. */
  readonly counted: (open: number) => void;
};

/** @throws what Redis throws when it cannot be reached now; later failures are `failed`, and each part says what it does then. */
export async function openSharing(store: Store, options: SharingOptions): Promise<Sharing> {
  const { redis } = store;
  if (redis === undefined) {
    return { jobs: storedJobs(store, options), lease: () => ownLease, close: async () => undefined };
  }
  const { instance, readPlace, failed, counted } = options;
  const telling = outage(failed);
  const common = { instance, outage: telling, trying: bestEffort({ outage: telling }) };
  const jobs = await queuedJobs(redis, { ...common, readPlace, failed, counted });
  const closing: (() => void)[] = [];
  const closedAtEnd = <Part extends { readonly close: () => void }>(part: Part): Part => {
    closing.push(part.close);
    return part;
  };
  return {
    jobs,
    lease: (name) => redisLease(redis, { ...common, name }),
    once: redisMadeOnce(redis, common),
    // By name: who calls may hand over more than is asked for, and some of that is called the same.
    seats: ({ concurrent, perSecond }) => closedAtEnd(redisSeats(redis, { ...common, concurrent, perSecond })),
    circuits: ({ openFor, heard }) => closedAtEnd(redisCircuitNews(redis, { ...common, openFor, heard })),
    close: async () => {
      for (const close of closing) close();
      await jobs.close();
    },
  };
}
