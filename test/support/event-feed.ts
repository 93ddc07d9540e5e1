import type { PersonClient } from "../../src/cli/person-client.ts";
import type { LoggedEvent } from "../../src/playground/world/event-log.ts";

/** Everything that has happened on a person's screen, in order, and a way to wait for what will. */
export type EventFeed = {
  readonly seen: () => readonly LoggedEvent[];
  /** What `find` finds in all that has been seen, as soon as it finds something. */
  readonly when: <Found>(find: (seen: readonly LoggedEvent[]) => Found | undefined) => Promise<Found>;
  readonly close: () => void;
};

export function eventFeed(person: PersonClient): EventFeed {
  const seen: LoggedEvent[] = [];
  const looking = new Set<() => void>();
  let closed = false;

  async function read(): Promise<void> {
    while (!closed) {
      seen.push(...(await person.events()));
      for (const look of [...looking]) look();
    }
  }
  // A playground that is gone has nothing more to tell.
  read().catch(() => {});

  return {
    seen: () => seen,
    when: (find) =>
      new Promise((resolve) => {
        const look = () => {
          const found = find(seen);
          if (found === undefined) return;
          looking.delete(look);
          resolve(found);
        };
        looking.add(look);
        look();
      }),
    close: () => {
      closed = true;
      person.close();
    },
  };
}
