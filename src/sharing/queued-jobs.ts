import { createHash } from "node:crypto";
import type { Job, Queue } from "bullmq";
import type { Place } from "../conversation/place.ts";
import { openCount } from "../storage/open-count.ts";
import type { RedisLink } from "../storage/redis-link.ts";
import type { KeptJobs } from "../storage/stored-jobs.ts";
import { every } from "../storage/ticker.ts";
import { bullConnection } from "./bull-connection.ts";
import { heartbeat } from "./heartbeat.ts";
import { type LeftWork, leftWork, type Work } from "./left-work.ts";
import type { Outage } from "./outage.ts";

export type QueuedJobsOptions = {
  /** Which program this is; another one after each start. */
  readonly instance: string;
  readonly readPlace: (value: unknown) => Place | undefined;
  readonly failed: (error: unknown) => void;
  /** Hears how many this program has begun and not done. */
  readonly counted?: (open: number) => void;
  readonly outage: Outage;
  readonly times?: JobTimes;
};

/** In milliseconds. */
export type JobTimes = {
  /** How long a job waits before it is looked at, and between two looks. */
  readonly look: number;
  readonly life: number;
  readonly beat: number;
  readonly poll: number;
  readonly lock: number;
};

export type QueuedJobs = KeptJobs & { readonly close: () => Promise<void> };

const usual: JobTimes = { look: 3_000, life: 5_000, beat: 1_500, poll: 500, lock: 6_000 };
const name = "work";
const nobody = "";

/**
 * Jobs of many programs on one Redis: each is a delayed job of BullMQ, which is removed when it is done in time. One
 * whose delay is over is looked at by any program, and taken over when the heart of its owner has stopped. It holds
 * where somebody is, and nothing of what they asked.
 */
export async function queuedJobs(link: RedisLink, options: QueuedJobsOptions): Promise<QueuedJobs> {
  const { instance, outage, times = usual } = options;
  // Loaded here, so that a bot without Redis does not pay for it.
  const { Queue: QueueOf, Worker: WorkerOf } = await import("bullmq");
  const common = { connection: await bullConnection(link, outage.failed), prefix: link.prefix };
  const queue = new QueueOf<Work>(name, { ...common, skipMetasUpdate: true, streams: { events: { maxLen: 10 } } });
  const worker = new WorkerOf<Work>(name, null, {
    ...common,
    lockDuration: times.lock,
    stalledInterval: times.lock / 2,
    maxStalledCount: 100,
  });
  queue.on("error", outage.failed);
  worker.on("error", outage.failed);
  await link.guard(Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]));
  const heart = await heartbeat(link, { instance, lifeMs: times.life, ticker: every(times.beat), outage });

  const begun = openCount(options.counted);
  /** Done, while somebody was looking at them: such a job cannot be removed. */
  const remaining = new Set<string>();
  let left: LeftWork | undefined;
  let isOver = false;

  async function add(work: Omit<Work, "place"> & { readonly place: Place }): Promise<Job<Work>> {
    const settings = { jobId: idOf(work.job), delay: times.look, removeOnComplete: true, removeOnFail: true };
    return link.guard(queue.add("turn", work, settings));
  }

  async function remove(job: string): Promise<void> {
    const removed = await link.guard(queue.remove(job, { removeChildren: false }));
    if (removed === 0 && !isOver) remaining.add(job);
    else remaining.delete(job);
  }

  const stopRemoving = every(times.beat)(() => {
    for (const job of remaining) remove(job).catch(outage.failed);
  });

  return {
    begin: async (job, place, isLate) => {
      const work = { job, place, owner: instance };
      begun.begin(idOf(job));
      try {
        const added = await add(work);
        // To add what is there already changes nothing, and it may be nobody's.
        if (isLate) await link.guard(added.updateData(work));
      } catch (error) {
        begun.end(idOf(job));
        throw error;
      }
    },
    // Where its owner has not lost it, this changes nothing.
    offer: async (job, place) => void (await add({ job, place, owner: nobody })),
    done: async (job) => {
      if (begun.end(idOf(job))) await remove(idOf(job));
    },
    takeUp: async (take) => {
      const isOpen = (id: string) => begun.isOpen(id);
      left = leftWork({ ...options, ...times, worker, heart, take, isOpen, link });
      await worker.startStalledCheckTimer();
    },
    handBack: async () => {
      isOver = true;
      // What cannot be handed back now is taken up when this program's heart has stopped.
      await heart.stop().catch(outage.failed);
      await left?.stop().catch(outage.failed);
      await link.guard(promoteAll(queue)).catch(outage.failed);
    },
    forget: async (person) => {
      const open = await link.guard(queue.getJobs(["delayed", "waiting", "prioritized", "active"]));
      const theirs = open.filter((job) => options.readPlace(job?.data.place)?.person === person);
      await Promise.all(theirs.map(({ id = "" }) => remove(id)));
    },
    close: async () => {
      stopRemoving();
      heart.rest();
      await left?.stop().catch(outage.failed);
      await Promise.all([worker.close(true), queue.close()]);
    },
  };
}

/** Those of others too: whoever finds such a one early puts it back. */
async function promoteAll(queue: Queue): Promise<void> {
  await queue.promoteJobs();
}

/** BullMQ keeps ids for longer than jobs, in its stream of events, and the name of a job says whose it is. */
function idOf(job: string): string {
  return `job-${createHash("sha256").update(job).digest("base64url")}`;
}
