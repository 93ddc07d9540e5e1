import type { Keyv } from "keyv";
import { records } from "./records.ts";
import { StoreUnusable } from "./store-unusable.ts";
import { Superseded } from "./superseded.ts";

export type KeyMarkOptions = {
  readonly hasKey: boolean;
  /** Whether a store is left as it is. */
  readonly looksOnly: boolean;
  readonly hasOldKey: boolean;
  /** Seals what is not sealed with the current key. */
  readonly sealAll: () => Promise<void>;
};

const MARK = "mark";

const variable = "STORE_KEY";
const advice =
  "Give the key with which it was written as STORE_KEY, or as STORE_KEY_OLD to go on with another. Without it nothing " +
  "in it can be read: name another store, or empty this one.";

/**
 * A record by which a store tells that it is sealed, and with which key. Without it every record would be unreadable,
 * one by one, and people would start over while nobody is told why. It is left when all is sealed. @throws StoreUnusable when no given key opens it.
 */
export async function settleKeyMark(keyv: Keyv, options: KeyMarkOptions): Promise<void> {
  const { hasKey, hasOldKey, looksOnly, sealAll } = options;
  const marks = records({ keyv, version: 1, parse: (value) => (value === true ? value : undefined) });
  const mark = await marks.get(MARK);
  if (mark.kind !== "absent" && !hasKey) {
    throw new StoreUnusable("the store is sealed with a key, and none is given", { variable, advice });
  }
  if (mark.kind === "unreadable") {
    throw new StoreUnusable("this is not the key with which the store was written", { variable, advice });
  }
  if (!hasKey || looksOnly) return;
  // It is opened by the current key, and a full disk takes no new one.
  if (mark.kind === "found" && !hasOldKey) return;
  await sealAll();
  const revision = mark.kind === "found" ? mark.revision + 1 : 1;
  // Whoever was faster has one of the same keys.
  await marks.set(MARK, true, { revision }).catch(unlessSuperseded);
}

function unlessSuperseded(error: unknown): void {
  if (!(error instanceof Superseded)) throw error;
}
