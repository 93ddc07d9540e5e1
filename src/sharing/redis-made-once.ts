import type { Made, MadeOnce } from "../inquiry/made-once.ts";
import type { RedisLink } from "../storage/redis-link.ts";
import { plainNameFor } from "../storage/store-seal.ts";
import { every } from "../storage/ticker.ts";
import type { BestEffort } from "./best-effort.ts";
import { pause } from "./pause.ts";
import { redisScript } from "./redis-script.ts";

export type MadeOnceOptions = {
  /** Which program this is; another one after each start. */
  readonly instance: string;
  readonly trying: BestEffort;
  readonly times?: MakingTimes;
};

/** In milliseconds: how soon a program that is killed while it makes something is missed, and how often the others look. */
export type MakingTimes = { readonly life: number; readonly look: number };

const usual: MakingTimes = { life: 3_000, look: 100 };

/** Who waits says so, for a second. */
const takeOrWait = `
local stands = redis.call("GET", KEYS[1])
if not stands then
  redis.call("SET", KEYS[1], ARGV[1], "PX", ARGV[2])
  return ARGV[1]
end
if string.sub(stands, 1, 7) == "making:" then redis.call("SET", KEYS[2], "1", "PX", 1000) end
return stands
`;
const renew = `
if redis.call("GET", KEYS[1]) == ARGV[1] then redis.call("PEXPIRE", KEYS[1], ARGV[2]) end
return 1
`;
const give = `
if redis.call("GET", KEYS[1]) ~= ARGV[1] then return 0 end
local keep = tonumber(ARGV[3])
if keep == 0 and redis.call("EXISTS", KEYS[2]) == 1 then keep = tonumber(ARGV[4]) end
if ARGV[2] == "" or keep == 0 then redis.call("DEL", KEYS[1]) else redis.call("SET", KEYS[1], ARGV[2], "PX", keep) end
return 1
`;
const forget = `
if redis.call("GET", KEYS[1]) == ARGV[1] then redis.call("DEL", KEYS[1]) end
return 1
`;

/** By a key that holds a hash of the name. Where Redis cannot be asked, each program makes its own. */
export function redisMadeOnce(link: RedisLink, { instance, trying, times = usual }: MadeOnceOptions): MadeOnce {
  const run = {
    takeOrWait: redisScript(link, takeOrWait),
    renew: redisScript(link, renew),
    give: redisScript(link, give),
    forget: redisScript(link, forget),
  };
  const { keysOf, written, read } = madeTexts(link);
  let marks = 0;

  async function makeHere(name: string, mark: string, make: () => Promise<Made | undefined>) {
    const keys = keysOf(name);
    const stop = every(times.life / 3)(() => void trying(() => run.renew(keys, [mark, times.life])));
    let result: Made | undefined;
    try {
      result = await make();
    } finally {
      stop();
      const text = result === undefined ? "" : written(name, result.text);
      await trying(() => run.give(keys, [mark, text, Math.ceil(result?.keepMs ?? 0), times.look * 5]));
    }
    return result?.text;
  }

  return {
    get: async (name, make, signal) => {
      const keys = keysOf(name);
      marks += 1;
      const mark = `making:${instance}:${marks}`;
      while (!signal.aborted) {
        const stands = await trying(() => run.takeOrWait(keys, [mark, times.life]));
        if (stands === undefined) return (await make())?.text;
        if (stands === mark) return makeHere(name, mark, make);
        const found = read(name, String(stands));
        if (found === "unreadable") return (await make())?.text;
        if (found !== undefined) return found.text;
        await pause(times.look, signal);
      }
      return undefined;
    },
    drop: async (name, text) => {
      const keys = keysOf(name);
      await trying(async () => {
        const stands = await link.guard(link.client.get(keys[0]));
        const found = stands === null ? undefined : read(name, stands);
        if (stands !== null && found !== "unreadable" && found?.text === text) await run.forget(keys, [stands]);
      });
    },
  };
}

const made = "made:";

/** What is made is written as the records of the store are: sealed, and under a keyed name, where there is a key. */
function madeTexts({ prefix, seal }: RedisLink) {
  const nameFor = seal?.nameFor ?? plainNameFor;
  return {
    keysOf: (name: string): [string, string] => {
      const key = `${prefix}:made:${nameFor(name)}`;
      return [key, `${key}:waiting`];
    },
    written: (name: string, text: string): string => made + (seal?.seal(text, name) ?? text),
    /** Undefined while it is being made; unreadable where another program has sealed it with another key. */
    read: (name: string, stands: string): { readonly text: string } | "unreadable" | undefined => {
      if (!stands.startsWith(made)) return undefined;
      const written = stands.slice(made.length);
      const text = seal === undefined ? written : seal.open(written, name);
      return text === undefined ? "unreadable" : { text };
    },
  };
}
