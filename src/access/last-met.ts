import type { DeskPerson } from "../desk/desk.ts";
import { lastKnown } from "../domain/last-known.ts";

export type LastMet = {
  readonly met: (person: DeskPerson) => void;
  /** Somebody has had everything deleted: what is still to be written of them must not bring them back. */
  readonly forget: (id: number) => void;
  /** Nameless of who was not met of late; `undefined` of who is forgotten, until they are met again. */
  readonly of: (id: number) => DeskPerson | undefined;
};

/** Names as Telegram told them last: whoever asks is known by an update a moment ago. */
export function lastMet(most = 10_000): LastMet {
  const known = lastKnown<number, DeskPerson | "forgotten">(most);
  return {
    met: (person) => known.learn(person.id, person),
    forget: (id) => known.learn(id, "forgotten"),
    of: (id) => {
      const person = known.of(id) ?? { id, name: "" };
      return person === "forgotten" ? undefined : person;
    },
  };
}
