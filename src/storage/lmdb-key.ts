/** The most that LMDB takes with pages of 4 KB, which lmdb keeps to everywhere. */
const LONGEST = 1978;
const SEPARATOR = "\0";

/** A namespace and a key as one LMDB key. Plain bytes, because lmdb's own encoding of long texts is not reversible. */
export function placeOf(namespace: string, key: string): Buffer {
  const place = Buffer.from(namespace + SEPARATOR + key);
  if (place.length > LONGEST) {
    throw new RangeError(`A key of ${place.length} bytes with its namespace; LMDB takes at most ${LONGEST}`);
  }
  return place;
}

export function namespaceIn(place: Uint8Array): string {
  const text = Buffer.from(place).toString();
  return text.slice(0, text.indexOf(SEPARATOR));
}

export function keyIn(place: Uint8Array): string {
  const text = Buffer.from(place).toString();
  return text.slice(text.indexOf(SEPARATOR) + 1);
}

/** All places of one namespace: from `start` up to, and without, `end`. */
export function rangeOf(namespace: string): { readonly start: Buffer; readonly end: Buffer } {
  return { start: Buffer.from(`${namespace}\x00`), end: Buffer.from(`${namespace}\x01`) };
}
