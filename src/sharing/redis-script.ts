import { createHash } from "node:crypto";
import type { RedisLink } from "../storage/redis-link.ts";

export type RedisScript = (keys: string[], given: readonly (string | number)[]) => Promise<unknown>;

/** A script of Redis, sent whole only where the server does not know it: one that starts again has forgotten it. */
export function redisScript({ client, guard }: RedisLink, text: string): RedisScript {
  const digest = createHash("sha1").update(text).digest("hex");
  return (keys, given) => {
    const call = { keys, arguments: given.map(String) };
    const run = client.evalSha(digest, call).catch((error: unknown) => {
      if (!(error instanceof Error && error.message.startsWith("NOSCRIPT"))) throw error;
      return client.eval(text, call);
    });
    return guard(run);
  };
}
