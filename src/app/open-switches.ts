import { keepSwitches, type Switches } from "../ops/switches/keep-switches.ts";
import { readSwitches } from "../ops/switches/switch.ts";
import type { Store } from "../storage/store-from-url.ts";
import { storedSwitches } from "../storage/switches.ts";

/** What ops have switched off. Until it is refreshed, nothing is. */
export function openSwitches(store: Store, changed: () => void): Switches {
  return keepSwitches({ kept: storedSwitches(store, readSwitches), clock: Date.now, changed });
}
