import type { Give } from "./asides.ts";
import type { Event } from "./event.ts";
import { pauseAfter } from "./pause-after.ts";
import type { Place } from "./place.ts";
import type { Ports, ShownAlone } from "./ports.ts";
import type { Alone } from "./state.ts";

/** Gives a bill to its person alone. Resolves to whether nothing is left to be done. */
export type Giving = (place: Place, give: Give) => Promise<boolean>;

/** How long after somebody did something Telegram may show a message in a group to them alone. */
const answerableMs = 15_000;

/**
 * In a message of the group that nobody else sees, else in the person's own chat, else behind a link to that. While
 * Telegram is away it goes on trying, until it ends: the state says what is still to be given.
 */
export function giving(options: {
  readonly ports: Pick<Ports, "alone" | "later" | "moment">;
  /** The link to a bill, once it is kept; `undefined` when this program ends before that. */
  readonly openDoor: (place: Place, reference: string) => Promise<string | undefined>;
  /** What has become of it is known, and shown where it is to be seen. False when its person is forgotten meanwhile. */
  readonly advance: (place: Place, event: Event, give: Give) => Promise<boolean>;
  readonly ending: AbortSignal;
}): Giving {
  const { ports, openDoor, advance, ending } = options;

  async function insist(show: () => Promise<ShownAlone>): Promise<Tried> {
    for (let failures = 1; !ending.aborted; failures += 1) {
      const shown = await show();
      if (shown.kind !== "away") return shown;
      await pauseAfter(failures, ports.later, ending);
    }
    return { kind: "ended" };
  }

  async function begin(place: Place, give: Give, inGroup: boolean): Promise<boolean> {
    const { empty, since, query } = give;
    const isAnswer = query !== undefined && ports.moment().now - since < answerableMs;
    const way = { inGroup, ...(isAnswer ? { query } : {}) };
    const begun = await insist(() => ports.alone.begin(place, empty, way));
    switch (begun.kind) {
      case "ended":
        return false;
      case "gone":
      case "closed":
        return leaveBehindDoor(place, give);
      case "shown": {
        const isWanted = await advance(place, { kind: "giving", reference: give.reference, at: begun.at }, give);
        return isWanted ? fill(place, give, begun.at) : !ending.aborted;
      }
    }
  }

  async function fill(place: Place, give: Give, at: Alone): Promise<boolean> {
    const filled = await insist(() => ports.alone.fill(place, give.screen, at));
    switch (filled.kind) {
      case "ended":
        return false;
      case "closed":
        return leaveBehindDoor(place, give);
      case "gone":
        // What nobody else sees in a group does not stay there for long.
        return at.in === "group" ? begin(place, give, false) : given(place, give);
      case "shown":
        return given(place, give);
    }
  }

  async function leaveBehindDoor(place: Place, give: Give): Promise<boolean> {
    const { reference } = give;
    const door = await openDoor(place, reference);
    if (door !== undefined) await advance(place, { kind: "behind-door", reference, door }, give);
    return door !== undefined;
  }

  async function given(place: Place, give: Give): Promise<boolean> {
    await advance(place, { kind: "given", reference: give.reference }, give);
    return true;
  }

  return (place, give) => (give.at === undefined ? begin(place, give, true) : fill(place, give, give.at));
}

type Tried = Exclude<ShownAlone, { kind: "away" }> | { readonly kind: "ended" };
