/** Updates by Telegram's ids. */
export type RecentUpdates = {
  readonly add: (update: number) => void;
  readonly has: (update: number) => boolean;
};

/**
 * The last so many updates that were added, and at most as many again. They are forgotten by the half: to find the one
 * that was added longest ago, a set looks at all that it has lost since it was last put in order.
 */
export function recentUpdates(atLeast: number): RecentUpdates {
  let former: ReadonlySet<number> = new Set();
  let current = new Set<number>();
  return {
    add: (update) => {
      current.add(update);
      if (current.size <= atLeast) return;
      current.delete(update);
      former = current;
      current = new Set([update]);
    },
    has: (update) => current.has(update) || former.has(update),
  };
}
