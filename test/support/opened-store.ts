import { onTestFinished } from "vitest";
import { openStore, type Store, type StoreOptions } from "../../src/storage/store-from-url.ts";

/** A store for the running test, closed when it ends. A failure in the background fails the test unless it is heard. */
export async function openedStore(url: string, options: Partial<StoreOptions> = {}): Promise<Store> {
  const unheard: unknown[] = [];
  const store = await openStore(url, { onError: (error) => unheard.push(error), ...options });
  onTestFinished(async () => {
    await store.close();
    if (unheard.length > 0) throw new AggregateError(unheard, "The store failed in the background");
  });
  return store;
}
