import type { Catalogue } from "../domain/catalogue.ts";
import type { Locale } from "../domain/locale.ts";
import { type Tell, untold } from "./answered.ts";
import type { Give } from "./asides.ts";
import type { Displays } from "./displays.ts";
import type { Event } from "./event.ts";
import { type Giving, giving } from "./giving.ts";
import type { Place } from "./place.ts";
import type { Ports } from "./ports.ts";
import type { State } from "./state.ts";

/** What an answer comes to that is not simply shown on the screen. */
export type HandingOver = {
  readonly give: Giving;
  /** An answer is told by who has it, or by who takes up its job: never by both, and so once. */
  readonly tell: (place: Place, tell: Tell) => Promise<void>;
  /** In a group an answer is told when it is known which way leads to the whole of it. */
  readonly tellAfter: (place: Place, tell: Tell, given: Promise<boolean> | undefined) => Promise<void>;
  readonly idle: () => Promise<void>;
};

export function handingOver(options: {
  readonly catalogue: Catalogue;
  readonly ports: Pick<Ports, "alone" | "openDoor" | "later" | "moment" | "broke">;
  readonly show: Displays["tell"];
  /** A turn of the program's own; it gives what resolves when its screen is shown. @throws what the store throws */
  readonly advance: (
    place: Place,
    event: Event,
    locale: Locale,
  ) => Promise<{ readonly shown: Promise<void>; readonly nonce?: string }>;
  /** Until it works, or this program ends. */
  readonly insist: <T>(work: () => Promise<T>) => Promise<T | undefined>;
  readonly stateAt: (place: Place) => Promise<State | undefined>;
  readonly ending: AbortSignal;
}): HandingOver {
  const { catalogue, ports, show, advance, insist, stateAt, ending } = options;
  const running = new Set<Promise<boolean>>();
  const giveAlone = giving({
    ports,
    ending,
    openDoor: (place, reference) => insist(() => ports.openDoor(place, reference)),
    advance: async (place, event, { screen }) => {
      const advanced = await insist(() => advance(place, event, screen.locale));
      await advanced?.shown;
      return advanced?.nonce !== undefined;
    },
  });

  function give(place: Place, one: Give): Promise<boolean> {
    const done = giveAlone(place, one)
      .catch((error: unknown) => {
        ports.broke("show", error);
        return false;
      })
      .finally(() => running.delete(done));
    running.add(done);
    return done;
  }

  async function tell(place: Place, late: Tell): Promise<void> {
    const told: Event = { kind: "told", reference: late.reference };
    if (await show(place, late)) await insist(() => advance(place, told, late.screen.locale));
  }

  return {
    give,
    tell,
    tellAfter: async (place, late, given) => {
      if (given === undefined) return tell(place, late);
      const state = (await given) ? await insist(() => stateAt(place)) : undefined;
      const now = state && untold(state, catalogue).find(({ reference }) => reference === late.reference);
      if (now !== undefined) await tell(place, now);
    },
    idle: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
