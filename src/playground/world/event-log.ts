import type { Message } from "./message.ts";

/** What a person's screen is told. */
export type PlaygroundEvent =
  | { readonly type: "message"; readonly chat: number; readonly message: Message }
  | { readonly type: "edited"; readonly chat: number; readonly message: Message }
  | { readonly type: "deleted"; readonly chat: number; readonly message_id: number }
  | { readonly type: "typing"; readonly chat: number; readonly until: number }
  | {
      readonly type: "answer";
      readonly query_id: string;
      readonly text?: string;
      readonly show_alert: boolean;
      readonly url?: string;
    }
  | { readonly type: "commands" }
  | { readonly type: "blocked"; readonly chat: number; readonly blocked: boolean };

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

/** The last events, bounded, numbered upwards from `firstId`. */
export function eventLog(firstId: number, capacity: number): EventLog {
  let entries: { readonly audience: Audience; readonly event: LoggedEvent }[] = [];
  let last = firstId;
  let isClosed = false;
  const wakers = new Set<() => void>();

  const wakeAll = (): void => {
    for (const wake of [...wakers]) wake();
  };

  const eventsFor = (person: number, after: number): readonly LoggedEvent[] =>
    entries.flatMap(({ audience, event }) =>
      event.id > after && (audience === "everyone" || audience.has(person)) ? [event] : [],
    );

  return {
    append(audience, event) {
      last += 1;
      entries.push({ audience, event: { ...event, id: last } });
      // Cut in lumps: one shift for each event would cost more than all the rest.
      if (entries.length > capacity * 1.1) entries = entries.slice(-capacity);
      wakeAll();
    },
    cursor: () => last,
    wait: ({ person, after, ms, signal }) =>
      new Promise((resolve) => {
        const found = eventsFor(person, after);
        if (found.length > 0 || isClosed || signal.aborted) return resolve(found);
        const finish = (): void => {
          clearTimeout(timer);
          wakers.delete(wake);
          signal.removeEventListener("abort", finish);
          resolve(eventsFor(person, after));
        };
        const wake = (): void => {
          if (isClosed || eventsFor(person, after).length > 0) finish();
        };
        const timer = setTimeout(finish, ms);
        wakers.add(wake);
        signal.addEventListener("abort", finish);
      }),
    closed: () => isClosed,
    close() {
      isClosed = true;
      wakeAll();
    },
  };
}
