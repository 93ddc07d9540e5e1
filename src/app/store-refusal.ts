import { StoreUnusable } from "../storage/store-unusable.ts";
import { CannotStart } from "./cannot-start.ts";

/**
 * What of the store only an operator can mend is refused like a wrong configuration, so that nobody starts the program
 * again and again. Undefined where waiting may help, as with a Redis that is not there yet.
 */
export function storeRefusal(error: unknown): CannotStart | undefined {
  const { cause } = error instanceof Error ? error : {};
  return cause instanceof StoreUnusable
    ? new CannotStart([`${cause.variable}: ${cause.message}`], { cause: error })
    : undefined;
}
