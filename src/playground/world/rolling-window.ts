type Entry = { readonly at: number; readonly amount: number };

/** How much came within any span of this length, and the most that ever did. */
export type RollingWindow = {
  readonly add: (at: number, amount: number) => void;
  /** How long until this much more stays within `most`; 0 when it does now. */
  readonly msUntilFits: (at: number, amount: number, most: number) => number;
  readonly most: () => number;
};

/** Thirds do not add up to a whole. */
const tolerance = 1e-6;

export function rollingWindow(spanMs: number): RollingWindow {
  let entries: Entry[] = [];
  let first = 0;
  let sum = 0;
  let most = 0;

  const forgetOld = (now: number): void => {
    for (let entry = entries[first]; entry !== undefined && entry.at <= now - spanMs; entry = entries[first]) {
      sum -= entry.amount;
      first += 1;
    }
    if (first === entries.length) sum = 0;
    // Cut in lumps: one shift for each entry would cost more than all the rest.
    if (first > 1000 || first === entries.length) {
      entries = entries.slice(first);
      first = 0;
    }
  };

  return {
    add(at, amount) {
      forgetOld(at);
      entries.push({ at, amount });
      sum += amount;
      most = Math.max(most, sum);
    },
    msUntilFits(at, amount, limit) {
      forgetOld(at);
      let left = sum;
      let next = first;
      let wait = 0;
      while (left + amount > limit + tolerance) {
        const entry = entries[next];
        if (entry === undefined) return spanMs;
        left -= entry.amount;
        wait = entry.at + spanMs - at;
        next += 1;
      }
      return wait;
    },
    most: () => most,
  };
}
