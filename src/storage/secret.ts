import { records } from "./records.ts";
import type { Store } from "./store-from-url.ts";
import { Superseded } from "./superseded.ts";

const bytes = 32;
/** So many bytes as base64url. */
const pattern = /^[\w-]{43}$/;

/**
 * A key that is made once for a store and then stays: all programs on it have the same, also those that start together.
 * One that cannot be read is made anew, and what was told by the old one fits no longer.
 */
export async function secret(store: Store, name: string, random: (bytes: number) => Buffer): Promise<Buffer> {
  const keyv = store.namespace("secrets", undefined, { ordered: true });
  const kept = records<string>({ keyv, version: 1, parse: readSecret });
  for (;;) {
    const found = await kept.get(name);
    if (found.kind === "found") return Buffer.from(found.value, "base64url");
    const revision = found.kind === "absent" ? 1 : found.revision + 1;
    await kept.set(name, random(bytes).toString("base64url"), { revision }).catch(unlessSuperseded);
  }
}

function readSecret(value: unknown): string | undefined {
  return typeof value === "string" && pattern.test(value) ? value : undefined;
}

/** Another program was first, and its key is the one that counts. */
function unlessSuperseded(error: unknown): void {
  if (!(error instanceof Superseded)) throw error;
}
