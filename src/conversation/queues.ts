/** Work of one key runs in order, work of different keys side by side. */
export type Queues<T> = {
  /** `work` is given what the work before it came to, when it is queued right behind it. */
  readonly run: (key: string, work: (before: T | undefined) => Promise<T>) => Promise<T>;
  /** Resolves when nothing is waiting any more. */
  readonly idle: () => Promise<void>;
};

export function queues<T>(): Queues<T> {
  const tails = new Map<string, Promise<T | undefined>>();
  return {
    run: (key, work) => {
      const result = (tails.get(key) ?? Promise.resolve(undefined)).then(work);
      // The tail only says when the next may start; whoever asked for the work gets its failure.
      const tail = result.catch(() => undefined);
      tails.set(key, tail);
      void tail.then(() => tails.get(key) === tail && tails.delete(key));
      return result;
    },
    idle: async () => {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}
