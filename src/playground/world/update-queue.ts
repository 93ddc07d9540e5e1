import type { Happening, Update } from "./update.ts";

/** `handedOut`: a poll has taken it, and will confirm it by its next offset. */
export type PendingUpdate = { readonly update: Update; handedOut: boolean };

export type UpdateQueue = {
  /** Takes its turn and its id, unless the bot did not ask for this kind. */
  readonly add: (happening: Happening) => void;
  /** Taken as it is, whatever its id. */
  readonly inject: (update: Update | Happening) => void;
  readonly allow: (kinds: readonly string[] | undefined) => void;
  readonly allowed: () => readonly string[];
  readonly pending: () => readonly PendingUpdate[];
  readonly take: (limit: number) => readonly Update[];
  /** Forgets what was handed out before `offset`; a negative one keeps only that many of the last. */
  readonly confirm: (offset: number) => void;
  readonly remove: (entry: PendingUpdate) => void;
  readonly clear: () => void;
  readonly onAdded: (listener: () => void) => void;
};

/** What happened and the bot has not yet confirmed. */
export function updateQueue(firstId: number): UpdateQueue {
  let pending: PendingUpdate[] = [];
  let nextId = firstId;
  let allowed: readonly string[] = [];
  const listeners: (() => void)[] = [];

  const put = (update: Update): void => {
    pending.push({ update, handedOut: false });
    nextId = Math.max(nextId, update.update_id + 1);
    for (const listener of listeners) listener();
  };

  return {
    add(happening) {
      const wanted = allowed.length === 0 || Object.keys(happening).some((kind) => allowed.includes(kind));
      if (wanted) put({ update_id: nextId, ...happening });
    },
    inject(update) {
      put({ update_id: nextId, ...update });
    },
    allow(kinds) {
      allowed = kinds ?? allowed;
    },
    allowed: () => allowed,
    pending: () => pending,
    take(limit) {
      const taken = ascending(pending).slice(0, limit);
      for (const entry of taken) entry.handedOut = true;
      return taken.map(({ update }) => update);
    },
    confirm(offset) {
      if (offset < 0) pending = pending.slice(offset);
      else pending = pending.filter(({ handedOut, update }) => !handedOut || update.update_id >= offset);
    },
    remove(entry) {
      pending = pending.filter((other) => other !== entry);
    },
    clear() {
      pending = [];
    },
    onAdded(listener) {
      listeners.push(listener);
    },
  };
}

/** An injected update may have an old id. It goes alone, since the offset that confirms it would not confirm the rest. */
function ascending(entries: readonly PendingUpdate[]): readonly PendingUpdate[] {
  const end = entries.findIndex(({ update }, index) => {
    const before = entries[index - 1];
    return before !== undefined && before.update.update_id >= update.update_id;
  });
  return end === -1 ? entries : entries.slice(0, end);
}
