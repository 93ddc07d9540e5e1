/** Chance from a seed: the same seed gives the same run. */
export type Random = {
  /** A whole number from 0 and below this. */
  readonly below: (limit: number) => number;
  /** True this often, of one. */
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(all: readonly [T, ...T[]]) => T;
  /** Nothing when there is nothing. */
  readonly some: <T>(all: readonly T[]) => T | undefined;
};

/** Mulberry32: what fast-check gives costs more than all that the bot does with it, and a run is too long to be shrunk. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const some = <T>(all: readonly T[]) => all[below(all.length)];
  return {
    below,
    chance: (share) => next() < share,
    some,
    pick: (all) => some(all) ?? all[0],
  };
}
