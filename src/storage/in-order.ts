import { revisionIn } from "./revision-in.ts";
import { Superseded } from "./superseded.ts";

/** Writes a text when its revision is the next one, else rejects with Superseded. */
export type OrderedWrite = (key: string, text: string, write: () => Promise<void>) => Promise<void>;

/** The order of writes within one program. `standing` reads what is committed; what is on its way counts as well. */
export function inOrder(standing: (key: string) => string | undefined): OrderedWrite {
  const onTheWay = new Map<string, number>();

  return async (key, text, write) => {
    const revision = revisionIn(text);
    if (revision !== (onTheWay.get(key) ?? revisionIn(standing(key))) + 1) throw new Superseded();
    onTheWay.set(key, revision);
    try {
      await write();
    } finally {
      if (onTheWay.get(key) === revision) onTheWay.delete(key);
    }
  };
}
