import { createClient } from "@keyv/redis";
import { DeadlinePassed, withDeadline } from "./deadline.ts";
import { StoreUnusable } from "./store-unusable.ts";

export type RedisClient = ReturnType<typeof redisClient>;

const SLOWEST_RECONNECT_MS = 2000;

/** Without a connection a call is refused at once: an agent is better told than kept waiting in a queue. */
export function redisClient(url: string, connectTimeout: number) {
  const reconnectStrategy = (attempt: number) => Math.min(50 * 2 ** attempt, SLOWEST_RECONNECT_MS);
  return createClient({ url, disableOfflineQueue: true, socket: { connectTimeout, reconnectStrategy } });
}

/** Rejects with StoreUnusable where Redis refuses us, and else, within the time, with what the last attempt met. */
export async function connectRedis(client: RedisClient, deadlineMs: number): Promise<void> {
  let last: unknown;
  const refused = new Promise<never>((_, reject) => {
    client.on("error", (error: unknown) => {
      last = error;
      if (refusalIn(error) !== undefined) reject(error);
    });
  });
  try {
    // A password that is missing is told by the first command only.
    const connected = client.connect().then(() => client.ping());
    await withDeadline(deadlineMs, Promise.race([connected, refused]));
  } catch (error) {
    if (client.isOpen) client.destroy();
    const cause = error instanceof DeadlinePassed ? (last ?? error) : error;
    const refusal = refusalIn(cause);
    throw refusal === undefined ? cause : unusable(refusal, cause);
  }
}

/** The word with which Redis begins its answer; its other words may repeat what it was sent. */
function refusalIn(error: unknown): string | undefined {
  return error instanceof Error ? /^(?:ERR|WRONGPASS|NOAUTH|NOPERM)\b/.exec(error.message)?.[0] : undefined;
}

function unusable(refusal: string, cause: unknown): StoreUnusable {
  const problem = `Redis answers, and refuses the user, the password or the number of the database (${refusal})`;
  return new StoreUnusable(problem, { advice: "Look at what STORE_URL says of them.", cause });
}
