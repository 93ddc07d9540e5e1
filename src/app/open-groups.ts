import { groupDisplay } from "../access/group-display.ts";
import type { Ports } from "../conversation/ports.ts";
import { readPlace } from "../conversation/read-place.ts";
import type { Result, State } from "../conversation/state.ts";
import type { Turns } from "../conversation/turns.ts";
import type { DeskPart } from "../desk/desk.ts";
import { type Door, doors } from "../storage/doors.ts";
import { groups } from "../storage/groups.ts";
import type { Store } from "../storage/store-from-url.ts";
import type { AnswerOptions, Passage } from "../telegram/answer-updates.ts";

/** What groups have chosen, and the links out of them. */
export type OpenGroups = Pick<Ports, "isMasked" | "openDoor"> & {
  readonly part: DeskPart;
  readonly closeDoorsOf: (person: number) => Promise<void>;
  readonly comeThrough: AnswerOptions["comeThrough"];
  readonly moved: (from: number, to: number) => Promise<void>;
  readonly isKnown: (group: number) => Promise<boolean>;
  readonly forget: (group: number) => Promise<void>;
};

export function openGroups(
  store: Store,
  options: { readonly now: () => number; readonly load: Ports["load"]; readonly take: Turns["take"] },
): OpenGroups {
  const { now, load, take } = options;
  const chosen = groups(store, now);
  const links = doors(store, readPlace);

  async function billBehind({ place, reference }: Door): Promise<Result | undefined> {
    const loaded = await load(place, "id");
    return loaded.kind === "found" ? billIn(loaded.state, reference) : undefined;
  }

  return {
    part: groupDisplay(chosen),
    closeDoorsOf: links.closeOf,
    moved: chosen.move,
    isKnown: chosen.isKnown,
    forget: chosen.forget,
    isMasked: async (group) => (await chosen.get(group)).detail === "masked",
    openDoor: (place, reference) => links.open({ place, reference }),
    comeThrough: async (token, person, preferred) => {
      const door = await links.find(token);
      if (door !== undefined && door.place.person !== person) return shut("of-another");
      const bill = door && (await billBehind(door));
      if (door === undefined || bill === undefined) return shut("gone");
      const { place, reference } = door;
      return {
        to: bill,
        close: async () => {
          await links.close(token);
          await take({ place, event: { kind: "given", reference }, preferred });
        },
      };
    },
  };
}

function shut(to: Exclude<Passage["to"], Result>): Passage {
  return { to, close: () => Promise.resolve() };
}

function billIn({ asides = [], bills }: State, reference: string): Result | undefined {
  return [...asides.map(({ result }) => result), ...bills].find((result) => result.reference === reference);
}
