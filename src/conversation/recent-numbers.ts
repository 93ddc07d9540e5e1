export type RecentNumbers = {
  readonly add: (number: number) => void;
  readonly has: (number: number) => boolean;
};

/**
 * The last so many numbers that were added, and at most as many again. They are forgotten by the half: to find the one
 * that was added longest ago, a set looks at all that it has lost since it was last put in order.
 */
export function recentNumbers(atLeast: number): RecentNumbers {
  let former: ReadonlySet<number> = new Set();
  let current = new Set<number>();
  return {
    add: (number) => {
      current.add(number);
      if (current.size <= atLeast) return;
      current.delete(number);
      former = current;
      current = new Set([number]);
    },
    has: (number) => current.has(number) || former.has(number),
  };
}
