import { createHash } from "node:crypto";
import type { RedisClient } from "./connect-redis.ts";
import { HEAD_LENGTH, REVISION_HEAD, revisionIn } from "./revision-in.ts";
import { Superseded } from "./superseded.ts";

const script = `
local head = redis.call("GETRANGE", KEYS[1], 0, ${HEAD_LENGTH})
local standing = tonumber(string.match(head, '^${REVISION_HEAD}(%d+)') or 0)
if standing + 1 ~= tonumber(ARGV[2]) then return 0 end
if ARGV[3] == "" then redis.call("SET", KEYS[1], ARGV[1]) else redis.call("SET", KEYS[1], ARGV[1], "PX", ARGV[3]) end
return 1
`;
const digest = createHash("sha1").update(script).digest("hex");

/** Compares and sets in one step of Redis and in one round trip, so that of two machines one is told. */
export function redisOrder(client: RedisClient): (place: string, text: string, ttlMs?: number) => Promise<void> {
  return async (place, text, ttlMs) => {
    const life = ttlMs === undefined ? "" : String(Math.ceil(ttlMs));
    const call = { keys: [place], arguments: [text, String(revisionIn(text)), life] };
    const stored = await client.evalSha(digest, call).catch((error: unknown) => {
      if (!isUnknownScript(error)) throw error;
      return client.eval(script, call);
    });
    if (stored !== 1) throw new Superseded();
  };
}

/** A server forgets its scripts when it starts again. */
function isUnknownScript(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith("NOSCRIPT");
}
