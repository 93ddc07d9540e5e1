/** What is on its way to Telegram. */
export type Flights = {
  /** Resolves when one more may go; or when nothing is worth waiting for any more. */
  readonly room: (signal: AbortSignal) => Promise<void>;
  readonly begin: (flight: Promise<void>) => void;
  /** Resolves when nothing is on its way; rejects when anything has failed that cannot. */
  readonly landed: () => Promise<void>;
};

const most = 8;
/** A call that takes longer is held back by Telegram's limits, and nobody else is to press on beside it. */
const patienceMs = 1_000;

/** `clock` in milliseconds. */
export function flights(clock: () => number): Flights {
  const flying = new Map<Promise<unknown>, number>();
  const broken: unknown[] = [];

  function isFull(): boolean {
    const [oldest = Number.POSITIVE_INFINITY] = flying.values();
    return flying.size >= most || clock() - oldest > patienceMs;
  }

  return {
    room: async (signal) => {
      while (isFull() && !signal.aborted) await Promise.race(flying.keys());
    },
    begin: (flight) => {
      const known = flight.catch((error: unknown) => broken.push(error)).finally(() => flying.delete(known));
      flying.set(known, clock());
    },
    landed: async () => {
      await Promise.all(flying.keys());
      if (broken.length > 0) throw new AggregateError(broken, "a message of an announcement broke");
    },
  };
}
