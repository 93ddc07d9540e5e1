import { revisionIn } from "./revision-in.ts";
import { Superseded } from "./superseded.ts";

/** Writes a text when its revision is the next one, else rejects with Superseded. */
export type OrderedWrite = (key: string, text: string, write: () => Promise<void>) => Promise<void>;

/** The order of writes within one program. `standing` reads what is committed; what is on its way counts as well. */
export function inOrder(standing: (key: string) => string | undefined): OrderedWrite {
  const onTheWay = new Map<string, { readonly revision: number; readonly written: Promise<void> }>();

  return async (key, text, write) => {
    const revision = revisionIn(text);
    const ahead = onTheWay.get(key);
    if (revision !== (ahead?.revision ?? revisionIn(standing(key))) + 1) {
      // Whoever is refused reads again at once, and would find what stood before for as long as it does so.
      await ahead?.written.catch(() => undefined);
      throw new Superseded();
    }
    const written = write();
    onTheWay.set(key, { revision, written });
    try {
      await written;
    } finally {
      if (onTheWay.get(key)?.revision === revision) onTheWay.delete(key);
    }
  };
}
