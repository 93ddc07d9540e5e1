import { onTestFinished } from "vitest";
import type { RedisLink } from "../../src/storage/redis-link.ts";
import { openStore, type StoreOptions } from "../../src/storage/store-from-url.ts";
import { unexpected } from "./unexpected.ts";

/** The connection of one machine to a Redis, until the test ends. */
export async function linked(url: string, options: Partial<StoreOptions> = {}): Promise<RedisLink> {
  const store = await openStore(url, { onError: unexpected, ...options });
  onTestFinished(store.close);
  if (store.redis === undefined) throw new Error("it takes a Redis");
  return store.redis;
}
