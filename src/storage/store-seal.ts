import { createHash, createHmac, hkdfSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { type Sealing, sealing } from "../sealing/sealing.ts";

/** Each of 32 bytes, as base64. What is written is sealed with the current one, and opened with either. */
export type StoreKeys = { readonly current: string; readonly old?: string };

export type StoreSeal = {
  /** As base64; `context` is what the text belongs to, without which it does not open. */
  readonly seal: (text: string, context: string) => string;
  readonly open: (sealed: string, context: string) => string | undefined;
  /** The same sealed with the current key, where it was sealed with the old one. */
  readonly renewed: (sealed: string, context: string) => string | undefined;
  /** A name under which nobody finds what it names by trying all that it could be. */
  readonly nameFor: (text: string) => string;
};

export function storeSeal({ current, old }: StoreKeys): StoreSeal {
  const pack = packing();
  const { seal, open } = sealing(derived(current, "values"));
  const others = old === undefined ? [] : [sealing(derived(old, "values"))];
  const nameKey = derived(current, "names");
  return {
    seal: (text, context) => seal(pack.packed(text), context),
    open: (sealed, context) => {
      const bytes = open(sealed, context) ?? openedByOne(others, sealed, context);
      return bytes && pack.unpacked(bytes);
    },
    renewed: (sealed, context) => {
      if (open(sealed, context) !== undefined) return undefined;
      const bytes = openedByOne(others, sealed, context);
      return bytes && seal(bytes, context);
    },
    nameFor: (text) => createHmac("sha256", nameKey).update(text).digest("base64url"),
  };
}

/** Where the store has no key: a name that does not tell at sight what it names. */
export function plainNameFor(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}

function derived(key: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", Buffer.from(key, "base64"), "", `cek-tagihan store ${purpose}`, 32));
}

function openedByOne(keys: readonly Sealing[], sealed: string, context: string): Buffer | undefined {
  for (const { open } of keys) {
    const bytes = open(sealed, context);
    if (bytes !== undefined) return bytes;
  }
  return undefined;
}

/** A shorter text is sealed as it is. */
const worthPacking = 200;
const asItIs = Buffer.from([0]);
const deflated = Buffer.from([1]);

/**
 * What is sealed cannot be compressed any more, neither by the store nor by a disk, so it is before: a session with a
 * bill takes 0.3 KB instead of 1.8, for some 13 µs to write and 5 to read. The first byte tells which it was.
 */
function packing() {
  const dictionary = readFileSync(new URL("./session-words.txt", import.meta.url));
  // A window that holds the dictionary and a session; the usual one is made, and cleared, in twice the time.
  const options = { dictionary, windowBits: 13, memLevel: 5, level: 1 };
  return {
    packed: (text: string): Buffer =>
      text.length < worthPacking
        ? Buffer.concat([asItIs, Buffer.from(text)])
        : Buffer.concat([deflated, deflateRawSync(text, options)]),
    unpacked: (bytes: Buffer): string => {
      const content = bytes.subarray(1);
      return (bytes[0] === deflated[0] ? inflateRawSync(content, options) : content).toString();
    },
  };
}
