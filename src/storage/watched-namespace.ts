import type { NamespaceStore } from "./backend.ts";
import { Superseded } from "./superseded.ts";

/** The same namespace, with every failure of it told. A write that is refused by its order is none. */
export function watchedNamespace(store: NamespaceStore, failed: (error: unknown) => void): NamespaceStore {
  const tell = (error: unknown) => {
    if (!(error instanceof Superseded)) failed(error);
  };
  const heard = <Result>(work: Promise<Result>) => {
    work.catch(tell);
    return work;
  };
  async function* heardAll<One>(all: AsyncGenerator<One, void>): AsyncGenerator<One, void> {
    try {
      yield* all;
    } catch (error) {
      tell(error);
      throw error;
    }
  }
  return {
    get: (key) => heard(store.get(key)),
    getMany: (keys) => heard(store.getMany(keys)),
    set: (key, value, ttlMs) => heard(store.set(key, value, ttlMs)),
    setMany: (entries) => heard(store.setMany(entries)),
    delete: (key) => heard(store.delete(key)),
    deleteMany: (keys) => heard(store.deleteMany(keys)),
    has: (key) => heard(store.has(key)),
    clear: () => heard(store.clear()),
    iterator: () => heardAll(store.iterator()),
    keys: () => heardAll(store.keys()),
  };
}
