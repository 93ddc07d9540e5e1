import type { CircuitChange } from "../inquiry/circuits.ts";
import type { RedisLink } from "../storage/redis-link.ts";
import { every } from "../storage/ticker.ts";
import type { BestEffort } from "./best-effort.ts";
import { redisScript } from "./redis-script.ts";

export type NewsOptions = {
  /** How long a circuit that opens stays open, in milliseconds. */
  readonly openFor: number;
  /** Another program has opened or closed a circuit. */
  readonly heard: (change: CircuitChange) => void;
};

export type RedisNewsOptions = NewsOptions & {
  /** Which program this is; another one after each start. */
  readonly instance: string;
  readonly trying: BestEffort;
  /** Between two looks, in milliseconds. */
  readonly lookMs?: number;
};

export type CircuitNews = {
  readonly tell: (change: CircuitChange) => void;
  readonly close: () => void;
};

/** By the clock of Redis, which is the same for all. */
const now = `
local time = redis.call("TIME")
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;
const write = `${now}
redis.call("HSET", KEYS[1], ARGV[1], cjson.encode({ by = ARGV[2], isOpen = ARGV[3] == "open", at = now, ends = now + ARGV[4] }))
redis.call("PEXPIRE", KEYS[1], ARGV[4] + 3600000)
return 1
`;
const read = `${now}
local all = redis.call("HGETALL", KEYS[1])
table.insert(all, 1, now)
return all
`;

type News = { readonly by: string; readonly isOpen: boolean; readonly ends: number };

/** What programs find out of the providers' circuits, for the others. Where Redis cannot be asked, each finds out by itself. */
export function redisCircuitNews(link: RedisLink, options: RedisNewsOptions): CircuitNews {
  const { openFor, heard, instance, trying, lookMs = 500 } = options;
  const key = `${link.prefix}:circuits`;
  const run = { write: redisScript(link, write), read: redisScript(link, read) };
  const seen = new Map<string, string>();

  function hear(field: string, text: string, at: number): void {
    if (seen.get(field) === text) return;
    seen.set(field, text);
    const { by, isOpen, ends }: News = JSON.parse(text);
    if (by === instance || (isOpen && ends <= at)) return;
    const [provider = "", group = ""]: string[] = JSON.parse(field);
    heard({ provider, group, isOpen });
  }

  async function look(): Promise<void> {
    const found = await trying(() => run.read([key], []));
    if (!Array.isArray(found)) return;
    const [at, ...news] = found;
    for (let index = 0; index + 1 < news.length; index += 2) {
      hear(String(news[index]), String(news[index + 1]), Number(at));
    }
  }

  const close = every(lookMs)(() => void look());
  return {
    close,
    tell: ({ provider, group, isOpen }) => {
      const field = JSON.stringify([provider, group]);
      void trying(() => run.write([key], [field, instance, isOpen ? "open" : "closed", openFor]));
    },
  };
}
