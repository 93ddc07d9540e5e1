/** Work of one key runs in order, work of different keys side by side. */
export type Queues<T> = {
  /**
   * `work` is given what the work before it came to, when it is queued right behind it, and can ask at any time whether
   * anything is queued behind itself.
   */
  readonly run: <R extends T>(
    key: string,
    work: (before: T | undefined, isLast: () => boolean) => Promise<R>,
  ) => Promise<R>;
  /** Resolves when what is waiting now of one key is done, whatever comes behind it. */
  readonly settled: (key: string) => Promise<void>;
  /** Resolves when nothing is waiting any more: of one key, or of all. */
  readonly idle: (key?: string) => Promise<void>;
};

export function queues<T>(): Queues<T> {
  const tails = new Map<string, Promise<T | undefined>>();
  return {
    run: (key, work) => {
      const isLast = () => tails.get(key) === tail;
      const result = (tails.get(key) ?? Promise.resolve(undefined)).then((before) => work(before, isLast));
      // The tail only says when the next may start; whoever asked for the work gets its failure.
      const tail = result.catch(() => undefined);
      tails.set(key, tail);
      void tail.then(() => tails.get(key) === tail && tails.delete(key));
      return result;
    },
    settled: async (key) => void (await tails.get(key)),
    idle: async (key) => {
      const waiting = () => (key === undefined ? tails.size > 0 : tails.has(key));
      while (waiting()) await (key === undefined ? Promise.all(tails.values()) : tails.get(key));
    },
  };
}
