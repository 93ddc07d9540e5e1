import type { Message } from "./message.ts";

/** What a person's screen is told. */
export type PlaygroundEvent =
  | { readonly type: "message"; readonly chat: number; readonly message: Message }
  | { readonly type: "edited"; readonly chat: number; readonly message: Message }
  | {
      readonly type: "deleted";
      readonly chat: number;
      readonly message_id: number;
      readonly ephemeral_message_id?: number;
    }
  | { readonly type: "typing"; readonly chat: number; readonly until: number }
  | {
      readonly type: "answer";
      readonly query_id: string;
      readonly text?: string;
      readonly show_alert: boolean;
      readonly url?: string;
    }
  | { readonly type: "commands" }
  /** The bot's place in a chat changed. */
  | { readonly type: "blocked"; readonly chat: number; readonly blocked: boolean; readonly bot_admin: boolean }
  /** A group has another id from now on. */
  | { readonly type: "migrated"; readonly chat: number; readonly to: number };

export type LoggedEvent = PlaygroundEvent & { readonly id: number };

/** The people who are told. */
type Audience = ReadonlySet<number> | "everyone";

type WaitRequest = {
  readonly person: number;
  readonly after: number;
  readonly ms: number;
  readonly signal: AbortSignal;
};

export type EventLog = {
  readonly append: (audience: Audience, event: PlaygroundEvent) => void;
  readonly cursor: () => number;
  /** At once when there is something after the cursor; else as soon as there is, or empty when it took too long. */
  readonly wait: (request: WaitRequest) => Promise<readonly LoggedEvent[]>;
  readonly closed: () => boolean;
  readonly close: () => void;
};

type Waiter = { readonly person: number; readonly wake: () => void };

/** The last events, bounded, numbered upwards from `firstId`. */
export function eventLog(firstId: number, capacity: number): EventLog {
  let entries: { readonly audience: Audience; readonly event: LoggedEvent }[] = [];
  let last = firstId;
  let isClosed = false;
  const waiters = new Set<Waiter>();

  /** The ids have no gaps, so what lies behind the cursor is not looked at: a thousand people wait at once. */
  const eventsFor = (person: number, after: number): readonly LoggedEvent[] =>
    entries
      .slice(Math.max(0, entries.length - Math.max(0, last - after)))
      .flatMap(({ audience, event }) => (audience === "everyone" || audience.has(person) ? [event] : []));

  return {
    append(audience, event) {
      last += 1;
      entries.push({ audience, event: { ...event, id: last } });
      // Cut in lumps: one shift for each event would cost more than all the rest.
      if (entries.length > capacity * 1.1) entries = entries.slice(-capacity);
      for (const { person, wake } of [...waiters]) if (audience === "everyone" || audience.has(person)) wake();
    },
    cursor: () => last,
    wait: ({ person, after, ms, signal }) =>
      new Promise((resolve) => {
        const found = eventsFor(person, after);
        if (found.length > 0 || isClosed || signal.aborted) return resolve(found);
        const finish = (): void => {
          clearTimeout(timer);
          waiters.delete(waiter);
          signal.removeEventListener("abort", finish);
          resolve(eventsFor(person, after));
        };
        const waiter: Waiter = { person, wake: finish };
        const timer = setTimeout(finish, ms);
        waiters.add(waiter);
        signal.addEventListener("abort", finish);
      }),
    closed: () => isClosed,
    close() {
      isClosed = true;
      for (const { wake } of [...waiters]) wake();
    },
  };
}
