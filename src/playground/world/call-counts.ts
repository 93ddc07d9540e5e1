import type { Chat } from "./chat.ts";
import { type RollingWindow, rollingWindow } from "./rolling-window.ts";

/** What a bot did in a chat, or in all of them. */
export type Counts = {
  readonly sent: number;
  readonly edited: number;
  /** Calls that were too many. */
  readonly refused: number;
  /** The most messages within any second, and any minute. */
  readonly mostInSecond: number;
  readonly mostInMinute: number;
};

export type CallCounts = {
  readonly passed: (chat: Chat, kind: "message" | "edit") => void;
  readonly refused: (chat: Chat) => void;
  readonly all: () => { readonly overall: Counts; readonly chats: ReadonlyMap<number, Counts> };
};

type Count = { sent: number; edited: number; refused: number; second: RollingWindow; minute: RollingWindow };

/** So that a load test can show that no limit was broken. */
export function callCounts(clock: () => number): CallCounts {
  const overall = newCount();
  const chats = new Map<number, Count>();

  function countsOf({ id }: Chat): readonly Count[] {
    const own = chats.get(id) ?? newCount();
    chats.set(id, own);
    return [overall, own];
  }

  return {
    passed(chat, kind) {
      for (const count of countsOf(chat)) {
        if (kind === "edit") count.edited += 1;
        else addMessage(count, clock());
      }
    },
    refused(chat) {
      for (const count of countsOf(chat)) count.refused += 1;
    },
    all: () => ({
      overall: read(overall),
      chats: new Map([...chats].map(([id, count]) => [id, read(count)])),
    }),
  };
}

const newCount = (): Count => {
  return { sent: 0, edited: 0, refused: 0, second: rollingWindow(1_000), minute: rollingWindow(60_000) };
};

function addMessage(count: Count, now: number): void {
  count.sent += 1;
  count.second.add(now, 1);
  count.minute.add(now, 1);
}

function read({ sent, edited, refused, second, minute }: Count): Counts {
  return { sent, edited, refused, mostInSecond: second.most(), mostInMinute: minute.most() };
}
