/** Random choices that are the same for the same seed. */
export type Chance = {
  /** From 0 up to, and without, this. */
  readonly below: (limit: number) => number;
  readonly of: <T>(choices: readonly [T, ...T[]]) => T;
  /** A chance of its own, so that whoever asks more often changes nothing for the others. */
  readonly fork: () => Chance;
};

/** Mulberry32: good enough to spread kills over time. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    below: (limit) => Math.floor(next() * limit),
    of: (choices) => choices[Math.floor(next() * choices.length)] ?? choices[0],
    fork: () => chance(Math.floor(next() * 2 ** 32)),
  };
}
