import type { Backend, NamespaceOptions, NamespaceStore } from "./backend.ts";
import { connectRedis, type RedisClient, redisClient } from "./connect-redis.ts";
import { DeadlinePassed, withDeadline } from "./deadline.ts";
import type { RedisLink } from "./redis-link.ts";
import { redisOrder } from "./redis-order.ts";
import { redisRewrite } from "./redis-rewrite.ts";

const PREFIX = "cek-tagihan";
const PAGE = 100;

export interface RedisOptions {
  /** How long a call, or the first connection, may take before it rejects. */
  readonly deadlineMs: number;
  /** Hears of a lost connection and of each attempt to get it back; a call that fails rejects instead. */
  readonly onError: (error: unknown) => void;
}

type Guard = RedisLink["guard"];

/**
 * Redis through the client of @keyv/redis. Its adapter is not used: there a failed `clear()` resolves, listing trips
 * over an entry that ends meanwhile, and a call to a server that hangs never ends.
 */
export async function openRedis(url: string, { deadlineMs, onError }: RedisOptions): Promise<Backend> {
  const client = redisClient(url, deadlineMs);
  client.on("error", onError);
  await connectRedis(client, deadlineMs);

  const guard: Guard = async (work) => {
    try {
      return await withDeadline(deadlineMs, work);
    } catch (error) {
      if (error instanceof DeadlinePassed && client.isReady) reconnect(client, onError);
      throw error;
    }
  };

  return {
    redis: { client, guard, prefix: PREFIX },
    namespace: (name, options) => redisNamespace(client, guard, `${PREFIX}:${name}:`, options),
    rewrite: redisRewrite({ client, guard, prefix: PREFIX }),
    close: async () => {
      if (client.isReady) await withDeadline(deadlineMs, client.close()).catch(onError);
      if (client.isOpen) client.destroy();
    },
  };
}

/** A connection whose other end is gone without a word would otherwise be trusted for many minutes. */
function reconnect(client: RedisClient, onError: (error: unknown) => void): void {
  client.destroy();
  client.connect().catch(onError);
}

function redisNamespace(
  client: RedisClient,
  guard: Guard,
  prefix: string,
  { ordered = false }: NamespaceOptions = {},
): NamespaceStore {
  const at = (key: string) => prefix + key;
  const write = redisOrder(client);
  const putInOrder: NamespaceStore["set"] = (key, value, ttlMs) => guard(write(at(key), value, ttlMs));
  const putAnyway: NamespaceStore["set"] = async (key, value, ttlMs) => {
    await guard(
      client.set(at(key), value, ttlMs === undefined ? {} : { expiration: { type: "PX", value: Math.ceil(ttlMs) } }),
    );
  };
  const put = ordered ? putInOrder : putAnyway;
  const getMany = async (places: string[]) => (places.length === 0 ? [] : guard(client.mGet(places)));
  const unlink = async (places: string[]) => places.length > 0 && (await guard(client.unlink(places))) > 0;
  const scan = () => client.scanIterator({ MATCH: `${prefix}*`, COUNT: PAGE });

  return {
    get: async (key) => (await guard(client.get(at(key)))) ?? undefined,
    getMany: async (keys) => (await getMany(keys.map(at))).map((value) => value ?? undefined),
    set: put,
    setMany: async (entries) => void (await Promise.all(entries.map(({ key, value, ttl }) => put(key, value, ttl)))),
    delete: (key) => unlink([at(key)]),
    deleteMany: (keys) => unlink(keys.map(at)),
    has: async (key) => (await guard(client.exists(at(key)))) > 0,
    clear: async () => {
      for await (const places of scan()) await unlink(places);
    },
    async *keys() {
      for await (const places of scan()) for (const place of places) yield place.slice(prefix.length);
    },
    async *iterator() {
      for await (const places of scan()) {
        const values = await getMany(places);
        for (const [index, place] of places.entries()) {
          const value = values[index];
          if (typeof value === "string") yield [place.slice(prefix.length), value];
        }
      }
    },
  };
}
