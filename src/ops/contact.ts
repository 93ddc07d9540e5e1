/** When Telegram last answered, so that it is asked only where nobody knows. */
export type Contact = {
  readonly heard: () => void;
  readonly missed: () => void;
  /** Epoch milliseconds. */
  readonly last: () => number | undefined;
  /** Asks, unless it answered a moment ago and has not failed since. */
  readonly check: (ask: () => Promise<unknown>) => Promise<void>;
};

/** A long poll is answered every half minute, so that a polling bot never has to ask. */
const freshMs = 60_000;

export function contact(clock: () => number): Contact {
  let last: number | undefined;
  let missed = false;
  return {
    heard: () => {
      last = clock();
      missed = false;
    },
    missed: () => {
      missed = true;
    },
    last: () => last,
    check: async (ask) => {
      if (missed || last === undefined || clock() - last > freshMs) await ask();
    },
  };
}
