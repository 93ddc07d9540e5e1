import type { Rewrite } from "./backend.ts";
import type { RedisLink } from "./redis-link.ts";

const PAGE = 100;

const script = `
if redis.call("GET", KEYS[1]) ~= ARGV[1] then return 0 end
redis.call("SET", KEYS[1], ARGV[2], "KEEPTTL")
return 1
`;

/** Of an entry that another program has written meanwhile nothing is changed. */
export function redisRewrite({ client, guard, prefix }: Pick<RedisLink, "client" | "guard" | "prefix">): Rewrite {
  type Change = Parameters<Rewrite>[0];

  async function rewriteOne(place: string, before: unknown, change: Change): Promise<boolean> {
    if (typeof before !== "string") return false;
    const [namespace = "", ...key] = place.slice(prefix.length + 1).split(":");
    const after = change(namespace, key.join(":"), before);
    if (after === undefined) return false;
    return (await guard(client.eval(script, { keys: [place], arguments: [before, after] }))) === 1;
  }

  return async (change) => {
    let count = 0;
    for await (const places of client.scanIterator({ MATCH: `${prefix}:*`, COUNT: PAGE, TYPE: "string" })) {
      const texts = places.length === 0 ? [] : await guard(client.mGet(places));
      const written = await Promise.all(places.map((place, index) => rewriteOne(place, texts[index], change)));
      count += written.filter(Boolean).length;
    }
    return count;
  };
}
