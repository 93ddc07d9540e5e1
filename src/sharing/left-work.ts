import type { Job, Worker } from "bullmq";
import type { TakeUp } from "../conversation/jobs.ts";
import type { Place } from "../conversation/place.ts";
import type { RedisLink } from "../storage/redis-link.ts";
import { every } from "../storage/ticker.ts";
import type { Heartbeat } from "./heartbeat.ts";
import type { Outage } from "./outage.ts";

/** What is written of a job. */
export type Work = { readonly job: string; readonly place: unknown; readonly owner: string };

export type LeftWorkOptions = {
  readonly worker: Worker<Work>;
  readonly link: RedisLink;
  readonly heart: Heartbeat;
  readonly instance: string;
  /** Begun here and not done. */
  readonly isOpen: (id: string) => boolean;
  readonly take: TakeUp;
  readonly readPlace: (value: unknown) => Place | undefined;
  readonly failed: (error: unknown) => void;
  readonly outage: Outage;
  /** In milliseconds: between two looks for due jobs, until the same job is due again, and how long one is ours. */
  readonly poll: number;
  readonly look: number;
  readonly lock: number;
};

export type LeftWork = {
  /** Takes nothing more, and puts back what is being taken over. */
  readonly stop: () => Promise<void>;
};

type Found = { readonly job: Job<Work>; readonly token: string };
type Taken = Found & { readonly mark: string };

/** After a day nothing is left of a conversation either. */
const day = 24 * 60 * 60 * 1000;
const takenAtOnce = 50;

/**
 * Looks for jobs that are due, and takes over those whose owner is gone. It asks twice a second and is not told, since
 * BullMQ would wake somebody up for each job that anybody begins.
 */
export function leftWork(options: LeftWorkOptions): LeftWork {
  const { worker, link, heart, instance, isOpen, take, readPlace, failed, outage, poll, look, lock } = options;
  const { client, guard, prefix } = link;
  const taken = new Map<string, Taken>();
  let tokens = 0;
  let looking: Promise<void> | undefined;
  let isOver = false;

  const putBack = ({ job, token }: Found, ms: number) => guard(job.moveToDelayed(Date.now() + ms, token));
  const finish = ({ job, token }: Found) => guard(job.moveToCompleted(undefined, token, false));

  async function next(): Promise<Found | undefined> {
    tokens += 1;
    const token = `${instance}.${tokens}`;
    const job = await guard(worker.getNextJob(token, { block: false }));
    return job && { job, token };
  }

  async function handle(found: Found): Promise<unknown> {
    const { job } = found;
    if (isOver) return putBack(found, 0);
    const place = readPlace(job.data.place);
    if (place === undefined || Date.now() - job.timestamp > day) return finish(found);
    if (isOpen(job.id ?? "")) return putBack(found, look);
    if (job.data.owner === instance) return finish(found);
    if (await heart.isAlive(job.data.owner)) return putBack(found, look);
    const mark = `${prefix}:taking:${place.chat}.${place.person}`;
    // Several jobs of a place may need the same screen, which two programs at once would send twice.
    const marked = await guard(
      client.set(mark, found.token, { condition: "NX", expiration: { type: "PX", value: lock } }),
    );
    if (marked === null) return putBack(found, look);
    void takeOver({ ...found, mark }, place).catch(outage.failed);
  }

  async function takeOver(found: Taken, place: Place): Promise<void> {
    const id = found.job.id ?? "";
    taken.set(id, found);
    const isDone = await take(found.job.data.job, place).catch((error: unknown) => void failed(error));
    // Put back meanwhile: it is somebody else's.
    if (!taken.delete(id)) return;
    await Promise.all([isDone === true ? finish(found) : putBack(found, look), guard(client.unlink(found.mark))]);
  }

  async function keep({ job, token, mark }: Taken): Promise<void> {
    await guard(Promise.all([job.extendLock(token, lock), client.pExpire(mark, lock)]));
  }

  async function lookForAll(): Promise<void> {
    while (taken.size < takenAtOnce && !isOver) {
      const found = await next();
      if (found === undefined) return;
      await handle(found);
    }
  }

  const stopLooking = every(poll)(() => {
    looking ??= lookForAll()
      .then(outage.worked, outage.failed)
      .finally(() => {
        looking = undefined;
      });
  });
  const stopKeeping = every(lock / 3)(() => {
    for (const found of taken.values()) keep(found).catch(outage.failed);
  });

  return {
    stop: async () => {
      isOver = true;
      stopLooking();
      stopKeeping();
      await looking;
      const others = [...taken.values()];
      taken.clear();
      await Promise.all(others.flatMap((found) => [putBack(found, 0), guard(client.unlink(found.mark))]));
    },
  };
}
