import { createHash } from "node:crypto";
import type { StoreKeys } from "../../src/storage/store-seal.ts";

/** A key of 32 bytes as STORE_KEY has it, the same for the same name. */
export function storeKey(name: string): string {
  return createHash("sha256").update(name).digest("base64");
}

export const someKeys: StoreKeys = { current: storeKey("some") };
