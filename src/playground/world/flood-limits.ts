import type { Limits } from "../limits.ts";
import { Refusal } from "../refusal.ts";
import type { Chat } from "./chat.ts";

type Bucket = { readonly capacity: number; readonly perSecond: number; tokens: number; at: number };

export type FloodLimits = {
  /** Takes what a message (1) or an edit costs, or refuses with the seconds to wait. */
  readonly spend: (chat: Chat, cost: number) => void;
};

/** One allowance for each chat and one over all; each comes back steadily. */
export function floodLimits(limits: Limits, clock: () => number): FloodLimits {
  const bucket = (capacity: number, perSecond: number): Bucket => {
    return { capacity, perSecond, tokens: capacity, at: clock() };
  };
  const overall = bucket(limits.overallPerSecond, limits.overallPerSecond);
  const chats = new Map<number, Bucket>();

  const bucketOf = ({ id, type }: Chat): Bucket => {
    const known = chats.get(id);
    if (known !== undefined) return known;
    const fresh =
      type === "private"
        ? bucket(limits.privateBurst, limits.privatePerSecond)
        : bucket(limits.groupPerMinute, limits.groupPerMinute / 60);
    chats.set(id, fresh);
    return fresh;
  };

  return {
    spend(chat, cost) {
      const buckets = [overall, bucketOf(chat)];
      const wait = Math.max(...buckets.map((each) => secondsUntil(each, cost, clock())));
      if (wait > 0) {
        throw new Refusal(429, `Too Many Requests: retry after ${wait}`, { retry_after: wait });
      }
      for (const each of buckets) each.tokens -= cost;
    },
  };
}

function secondsUntil(bucket: Bucket, cost: number, now: number): number {
  const refill = ((now - bucket.at) / 1000) * bucket.perSecond;
  bucket.tokens = Math.min(bucket.capacity, bucket.tokens + refill);
  bucket.at = now;
  return bucket.tokens >= cost ? 0 : Math.ceil((cost - bucket.tokens) / bucket.perSecond);
}
