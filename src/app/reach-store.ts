import type { Config } from "../config/read-config.ts";
import { openStore, type Store, type StoreOptions } from "../storage/store-from-url.ts";
import { StoreUnusable } from "../storage/store-unusable.ts";
import { CannotStart } from "./cannot-start.ts";

type Stored = Pick<Config, "storeUrl" | "storeKeys">;

/**
 * The store of the configuration. What only an operator can mend is refused like a wrong configuration, so that nobody
 * starts the program again and again; where waiting may help, as with a Redis that is not there yet, it just rejects.
 */
export async function reachStore({ storeUrl, storeKeys }: Stored, options: StoreOptions): Promise<Store> {
  try {
    return await openStore(storeUrl, { ...options, keys: storeKeys });
  } catch (error) {
    const { cause } = error instanceof Error ? error : {};
    if (cause instanceof StoreUnusable)
      throw new CannotStart([`${cause.variable}: ${cause.message}`], { cause: error });
    throw error;
  }
}
