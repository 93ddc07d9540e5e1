/** Telegram gives at most this many updates to one `getUpdates`. */
const mostAtOnce = 100;

type Waiting = { readonly give: () => void };

/** Updates for a bot that polls. A question waits until there is something to give. */
export function updateQueue() {
  let updates: { readonly update_id: number }[] = [];
  let waiting: Waiting | undefined;

  return {
    put: (update: object) => {
      updates.push(update as { update_id: number });
      waiting?.give();
    },
    /** What is below the offset was received and is forgotten. */
    take: async (offset: number): Promise<readonly object[]> => {
      updates = updates.filter(({ update_id: id }) => id >= offset);
      if (updates.length === 0) await new Promise<void>((resolve) => (waiting = { give: resolve }));
      waiting = undefined;
      return updates.slice(0, mostAtOnce);
    },
  };
}
