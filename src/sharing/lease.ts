import type { RedisLink } from "../storage/redis-link.ts";
import { every } from "../storage/ticker.ts";
import type { Outage } from "./outage.ts";
import { redisScript } from "./redis-script.ts";

/** Something that one program at a time does, of all that share a store. */
export type Lease = {
  /** Waits until it is this program's turn; `undefined` when the wait is called off. */
  readonly hold: (signal: AbortSignal) => Promise<Holding | undefined>;
};

export type Holding = {
  /** Aborted when another program has taken over. Whoever holds it again asks again. */
  readonly lost: AbortSignal;
  /** Lets the next one hold it at once. */
  readonly release: () => Promise<void>;
};

export type LeaseOptions = {
  readonly name: string;
  /** Which program this is; another one after each start. */
  readonly instance: string;
  readonly outage: Outage;
  readonly times?: LeaseTimes;
};

/** In milliseconds: how long it outlives a program that is killed, how often it is renewed, and asked for. */
export type LeaseTimes = { readonly life: number; readonly renew: number; readonly ask: number };

const usual: LeaseTimes = { life: 5_000, renew: 1_000, ask: 500 };

/** What nobody holds is taken, so that a Redis which starts again empty takes it from no one. */
const takeOrRenew = `
local holder = redis.call("GET", KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call("SET", KEYS[1], ARGV[1], "PX", ARGV[2])
return 1
`;
const giveUp = `
if redis.call("GET", KEYS[1]) == ARGV[1] then redis.call("DEL", KEYS[1]) end
return 1
`;

/** For a program that shares its store with no other. */
export const ownLease: Lease = {
  hold: async (signal) =>
    signal.aborted ? undefined : { lost: new AbortController().signal, release: async () => undefined },
};

/**
 * Among programs on one Redis. While Redis cannot be asked, who holds the lease goes on with it, since nobody else can
 * ask for it either; so it may be held twice for a moment, and what is done under it has to bear that.
 */
export function redisLease(link: RedisLink, { name, instance, outage, times = usual }: LeaseOptions): Lease {
  const key = `${link.prefix}:lease:${name}`;
  const askFor = redisScript(link, takeOrRenew);
  const release = redisScript(link, giveUp);
  const isOurs = async () => {
    const answer = await askFor([key], [instance, times.life]);
    outage.worked();
    return answer === 1;
  };

  function keep(): Holding {
    const losing = new AbortController();
    const stop = every(times.renew)(() => {
      isOurs().then((ours) => {
        if (ours || losing.signal.aborted) return;
        stop();
        losing.abort();
      }, outage.failed);
    });
    return {
      lost: losing.signal,
      release: async () => {
        stop();
        await release([key], [instance]).catch(outage.failed);
      },
    };
  }

  return {
    hold: (signal) =>
      new Promise((resolve) => {
        let isAsking = false;
        const end = (holding: Holding | undefined) => {
          stop();
          signal.removeEventListener("abort", callOff);
          resolve(holding);
        };
        const callOff = () => end(undefined);
        const ask = async () => {
          if (isAsking) return;
          isAsking = true;
          const ours = await isOurs().catch((error: unknown) => void outage.failed(error));
          isAsking = false;
          if (ours !== true) return;
          if (signal.aborted) await keep().release();
          else end(keep());
        };
        const stop = every(times.ask)(() => void ask());
        signal.addEventListener("abort", callOff, { once: true });
        if (signal.aborted) callOff();
        else void ask();
      }),
  };
}
