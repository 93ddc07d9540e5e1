import type { RedisClient } from "./connect-redis.ts";
import type { StoreSeal } from "./store-seal.ts";

/** The connection of a store on Redis, for what several copies of the program share beside their records. */
export interface RedisLink {
  readonly client: RedisClient;
  /** Rejects when a call takes longer than the store allows; a connection that hangs is then made anew. */
  readonly guard: <T>(work: Promise<T>) => Promise<T>;
  /** Stands before each key. */
  readonly prefix: string;
  /** There when the store has a key: nothing that is personal is written without it. */
  readonly seal?: StoreSeal;
}
