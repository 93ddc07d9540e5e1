import type { Limits } from "../limits.ts";
import { Refusal } from "../refusal.ts";
import type { CallCounts } from "./call-counts.ts";
import type { Chat } from "./chat.ts";
import { rollingWindow } from "./rolling-window.ts";

/** Takes what a message (1) or an edit costs, or tells how many milliseconds it has to wait. */
type Allowance = {
  readonly wait: (cost: number, now: number) => number;
  readonly take: (cost: number, now: number) => void;
};

export type FloodLimits = {
  /** Lets a message or an edit pass, or refuses with the seconds to wait. */
  readonly spend: (chat: Chat, kind: "message" | "edit") => void;
};

/**
 * One allowance for each chat and one over all. In a private chat it comes back steadily after a burst; in a group and
 * over all no minute and no second, wherever it begins, may hold more.
 */
export function floodLimits(limits: Limits, clock: () => number, counts: CallCounts): FloodLimits {
  const overall = atMost(limits.overallPerSecond, 1_000);
  const chats = new Map<number, Allowance>();

  const allowanceOf = ({ id, type }: Chat): Allowance => {
    const known = chats.get(id);
    if (known !== undefined) return known;
    const fresh =
      type === "private"
        ? steady(limits.privateBurst, limits.privatePerSecond, clock())
        : atMost(limits.groupPerMinute, 60_000);
    chats.set(id, fresh);
    return fresh;
  };

  return {
    spend(chat, kind) {
      const cost = kind === "edit" ? limits.editCost : 1;
      const allowances = [overall, allowanceOf(chat)];
      const wait = Math.ceil(Math.max(...allowances.map((each) => each.wait(cost, clock()))) / 1000);
      if (wait > 0) {
        counts.refused(chat);
        throw new Refusal(429, `Too Many Requests: retry after ${wait}`, { retry_after: wait });
      }
      for (const each of allowances) each.take(cost, clock());
      counts.passed(chat, kind);
    },
  };
}

function steady(capacity: number, perSecond: number, begun: number): Allowance {
  let tokens = capacity;
  let at = begun;
  return {
    wait(cost, now) {
      tokens = Math.min(capacity, tokens + ((now - at) / 1000) * perSecond);
      at = now;
      return tokens >= cost ? 0 : ((cost - tokens) / perSecond) * 1000;
    },
    take(cost) {
      tokens -= cost;
    },
  };
}

function atMost(most: number, spanMs: number): Allowance {
  const window = rollingWindow(spanMs);
  return {
    wait: (cost, now) => window.msUntilFits(now, cost, most),
    take: (cost, now) => window.add(now, cost),
  };
}
