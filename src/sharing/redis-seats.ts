import type { Seats } from "../inquiry/seats.ts";
import type { RedisLink } from "../storage/redis-link.ts";
import { every } from "../storage/ticker.ts";
import type { BestEffort } from "./best-effort.ts";
import { pause } from "./pause.ts";
import { redisScript } from "./redis-script.ts";

export type SeatsOptions = {
  /** Of each provider: how many may be taken at once, and how many within any second. */
  readonly concurrent: number;
  readonly perSecond: number;
};

export type RedisSeatsOptions = SeatsOptions & {
  /** Which program this is; another one after each start. */
  readonly instance: string;
  readonly trying: BestEffort;
  readonly times?: SeatTimes;
};

/** In milliseconds: how soon a seat of a program that is killed is free again, and how often a full house is looked at. */
export type SeatTimes = { readonly life: number; readonly look: number };

const usual: SeatTimes = { life: 5_000, look: 50 };

/** By the clock of Redis, which is the same for all: 0 is a seat, -1 a full house, else how long until the next may enter. */
const enter = `
local time = redis.call("TIME")
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local perSecond = tonumber(ARGV[3])
local oldest = tonumber(redis.call("LINDEX", KEYS[2], perSecond - 1) or 0)
if oldest > now - 1000 and oldest <= now then return oldest + 1000 - now end
redis.call("ZREMRANGEBYSCORE", KEYS[1], "-inf", now)
if redis.call("ZCARD", KEYS[1]) >= tonumber(ARGV[2]) then return -1 end
redis.call("ZADD", KEYS[1], now + ARGV[4], ARGV[1])
redis.call("PEXPIRE", KEYS[1], ARGV[4])
redis.call("LPUSH", KEYS[2], now)
redis.call("LTRIM", KEYS[2], 0, perSecond - 1)
redis.call("PEXPIRE", KEYS[2], 1100)
return 0
`;
const keep = `
local time = redis.call("TIME")
local ends = time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[1]
for at = 2, #ARGV do redis.call("ZADD", KEYS[1], "XX", ends, ARGV[at]) end
redis.call("PEXPIRE", KEYS[1], ARGV[1])
return 1
`;

/** Where Redis cannot be asked there is always a seat: then each program keeps to the limits by itself. */
export function redisSeats(link: RedisLink, options: RedisSeatsOptions): Seats & { readonly close: () => void } {
  const { concurrent, perSecond, instance, trying, times = usual } = options;
  const run = { enter: redisScript(link, enter), keep: redisScript(link, keep) };
  const held = new Map<string, Set<string>>();
  const lines = new Map<string, Promise<unknown>>();
  let seats = 0;

  const close = every(times.life / 3)(() => {
    for (const [key, names] of held) {
      if (names.size > 0) void trying(() => run.keep([key], [times.life, ...names]));
    }
  });

  function sit(key: string, name: string): () => void {
    const names = held.get(key) ?? new Set();
    held.set(key, names.add(name));
    return () => {
      if (!names.delete(name)) return;
      void trying(() => link.guard(link.client.zRem(key, name)));
    };
  }

  async function takeNext(key: string, signal: AbortSignal): Promise<(() => void) | undefined> {
    seats += 1;
    const name = `${instance}.${seats}`;
    while (!signal.aborted) {
      const answer = await trying(() => run.enter([key, `${key}:entered`], [name, concurrent, perSecond, times.life]));
      if (answer === undefined || answer === 0) return sit(key, name);
      await pause(answer === -1 ? times.look : Number(answer), signal);
    }
    return undefined;
  }

  return {
    close,
    // Only the first in line asks Redis: the others come after it anyway.
    take: (provider, signal) => {
      const key = `${link.prefix}:seats:${provider}`;
      const next = (lines.get(key) ?? Promise.resolve()).then(() => takeNext(key, signal));
      lines.set(key, next);
      return next;
    },
  };
}
