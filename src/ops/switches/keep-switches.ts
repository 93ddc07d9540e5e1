import type { SwitchedOff } from "../../inquiry/switching.ts";
import type { SharedRecord } from "../../storage/shared-record.ts";
import { isOver, isSame, type Switch, type Target } from "./switch.ts";

export type Switches = {
  readonly off: SwitchedOff;
  /** What is off now. */
  readonly all: () => readonly Switch[];
  readonly turnOff: (what: Switch) => Promise<void>;
  /** False when it was not off. */
  readonly turnOn: (what: Target) => Promise<boolean>;
  /** Reads what other programs have switched; gives those whose time was over, to the one program that finds it so. */
  readonly refresh: () => Promise<readonly Switch[]>;
};

export type SwitchesOptions = {
  readonly kept: SharedRecord<readonly Switch[]>;
  readonly clock: () => number;
  /** Something is off or on that was not so before. */
  readonly changed: () => void;
};

export function keepSwitches({ kept, clock, changed }: SwitchesOptions): Switches {
  let known: readonly Switch[] = [];
  const live = () => known.filter((one) => !isOver(one, clock()));
  const isOff = (target: Target) => known.some((one) => isSame(one, target) && !isOver(one, clock()));

  function learn(all: readonly Switch[]): void {
    const before = JSON.stringify(known);
    known = all;
    if (JSON.stringify(known) !== before) changed();
  }

  return {
    off: {
      provider: (id) => known.length > 0 && isOff({ kind: "provider", id }),
      product: (id) => known.length > 0 && isOff({ kind: "product", id }),
    },
    all: live,
    turnOff: async (what) => {
      learn(await kept.change((before = []) => [...before.filter((one) => !isSame(one, what)), what]));
    },
    turnOn: async (what) => {
      let wasOff = false;
      const left = await kept.change((before = []) => {
        wasOff = before.some((one) => isSame(one, what) && !isOver(one, clock()));
        return before.filter((one) => !isSame(one, what));
      });
      learn(left);
      return wasOff;
    },
    refresh: async () => {
      let ended: readonly Switch[] = [];
      const left = await kept.change((before = []) => {
        ended = before.filter((one) => isOver(one, clock()));
        return ended.length === 0 ? before : before.filter((one) => !isOver(one, clock()));
      });
      learn(left);
      return ended;
    },
  };
}
