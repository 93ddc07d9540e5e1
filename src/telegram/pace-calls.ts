import type { Transformer } from "grammy";
import { type Allowance, atMost } from "./allowance.ts";
import { chatOfCall } from "./chat-of-call.ts";

/*
 * About 20 messages a minute in a group, one a second in a chat after a burst, and 30 a second in all: Telegram publishes
 * nothing more exact. What an edit counts it does not say either; a third is taken.
 */
const message = 3;
const edit = 1;
const inGroup = { most: 20 * message, spanMs: 60_000 } as const;
const inPrivate = { most: 20 * message, spanMs: 20_000 } as const;
/** Chats that are remembered, so that those of nobody who writes any more are not kept for ever. */
const mostChats = 10_000;

export type PaceOptions = {
  /** Messages a second over all chats; 0 paces nothing, for a Bot API server that sets no limits. */
  readonly perSecond: number;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly later: (milliseconds: number, run: () => void) => unknown;
};

type Waiting = { readonly cost: number; readonly go: () => void };
type Line = { readonly allowance: Allowance; readonly waiting: Waiting[] };

/**
 * Keeps within Telegram's limits by waiting before a call, instead of being refused and waiting then. Each chat has a
 * line of its own, so that a busy group holds up nobody else; calls that show nothing new pass.
 */
export function paceCalls({ perSecond, clock, later }: PaceOptions): Transformer {
  if (perSecond === 0) return (previous, method, payload, signal) => previous(method, payload, signal);
  const overall = atMost(perSecond * message, 1_000);
  const lines = new Map<number, Line>();
  const busy = new Set<Line>();
  let wakesAt = Number.POSITIVE_INFINITY;

  function lineOf(chat: number): Line {
    const known = lines.get(chat);
    // Who writes goes to the end, so that those who are dropped are the quiet ones.
    if (known !== undefined) lines.delete(chat);
    const line = known ?? { allowance: allowanceOf(chat), waiting: [] };
    lines.set(chat, line);
    if (lines.size > mostChats) forgetQuietest();
    return line;
  }

  function forgetQuietest(): void {
    for (const [chat, { waiting }] of lines) {
      if (waiting.length > 0) continue;
      lines.delete(chat);
      return;
    }
  }

  function waitFor({ allowance }: Line, cost: number, now: number): number {
    return Math.max(allowance.wait(cost, now), overall.wait(cost, now));
  }

  function begin({ allowance }: Line, cost: number): void {
    allowance.begin(cost);
    overall.begin(cost);
  }

  function end({ allowance }: Line, cost: number): void {
    const now = clock();
    allowance.end(cost, now);
    overall.end(cost, now);
    if (busy.size > 0) letGo();
  }

  /** Lets go who may, one of each chat in turn, and comes back when the next one may. */
  function letGo(): void {
    const now = clock();
    let soonest = Number.POSITIVE_INFINITY;
    for (const line of busy) {
      const [next] = line.waiting;
      const wait = next === undefined ? 0 : waitFor(line, next.cost, now);
      if (wait > 0) {
        soonest = Math.min(soonest, wait);
        continue;
      }
      busy.delete(line);
      if (next === undefined) continue;
      line.waiting.shift();
      begin(line, next.cost);
      // Behind the others: a set goes on to what is added meanwhile.
      busy.add(line);
      next.go();
    }
    if (Number.isFinite(soonest)) wakeIn(soonest, now);
  }

  function wakeIn(wait: number, now: number): void {
    if (now + wait >= wakesAt && wakesAt > now) return;
    wakesAt = now + wait;
    later(wait, () => {
      wakesAt = Number.POSITIVE_INFINITY;
      letGo();
    });
  }

  function turn(line: Line, cost: number): Promise<void> | undefined {
    if (line.waiting.length === 0 && waitFor(line, cost, clock()) === 0) {
      begin(line, cost);
      return undefined;
    }
    return new Promise((go) => {
      line.waiting.push({ cost, go });
      busy.add(line);
      letGo();
    });
  }

  return async (previous, method, payload, signal) => {
    const cost = costOf(method);
    const chat = cost === 0 ? undefined : chatOfCall(payload);
    if (typeof chat !== "number") return previous(method, payload, signal);
    const line = lineOf(chat);
    await turn(line, cost);
    try {
      return await previous(method, payload, signal);
    } finally {
      end(line, cost);
    }
  };
}

function allowanceOf(chat: number): Allowance {
  const { most, spanMs } = chat < 0 ? inGroup : inPrivate;
  return atMost(most, spanMs);
}

function costOf(method: string): number {
  if (method.startsWith("edit")) return edit;
  return method.startsWith("send") && method !== "sendChatAction" ? message : 0;
}
