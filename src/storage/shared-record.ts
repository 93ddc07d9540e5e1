import type { Records } from "./records.ts";
import { Superseded } from "./superseded.ts";

/** One record that several write, also several programs: each change is made to what the others have left. */
export interface SharedRecord<T> {
  /** Undefined where there is none that can be read. */
  read(): Promise<T | undefined>;
  /** Writes what becomes of it, unless that is the same; gives what stands there then. It may be asked again. */
  change<Next extends T | undefined>(next: (before: T | undefined) => Next): Promise<Next>;
}

const mostTries = 20;

/** `records` must be of an ordered namespace. Rejects with a StoreFailure when the store fails. */
export function sharedRecord<T>(records: Records<T>, key: string): SharedRecord<T> {
  const load = async () => {
    const found = await records.get(key);
    return found.kind === "absent"
      ? { value: undefined, revision: 0 }
      : { value: found.kind === "found" ? found.value : undefined, revision: found.revision };
  };

  let before: Promise<void> = Promise.resolve();

  async function change<Next extends T | undefined>(
    next: (before: T | undefined) => Next,
    tries: number,
  ): Promise<Next> {
    const { value, revision } = await load();
    const changed = next(value);
    if (changed === undefined || changed === value) return changed;
    try {
      await records.set(key, changed, { revision: revision + 1 });
      return changed;
    } catch (error) {
      if (error instanceof Superseded && tries > 1) return change(next, tries - 1);
      throw error;
    }
  }

  return {
    read: async () => (await load()).value,
    change: (next) => {
      // One after another within the program: what is just being committed would be read as it was before, at each try.
      const changing = before.then(() => change(next, mostTries));
      // Whoever asked for it gets its failure.
      before = changing.then(
        () => undefined,
        () => undefined,
      );
      return changing;
    },
  };
}
