import { setImmediate } from "node:timers/promises";
import type { Backend, NamespaceOptions, NamespaceStore } from "./backend.ts";
import { inOrder } from "./in-order.ts";
import { keyIn, placeOf, rangeOf } from "./lmdb-key.ts";
import { keyPages, pages } from "./lmdb-pages.ts";
import { lmdbRewrite } from "./lmdb-rewrite.ts";
import { lmdbSweep } from "./lmdb-sweep.ts";
import { type FolderOptions, type LmdbFolder, openLmdbFolder } from "./open-lmdb-folder.ts";
import { type SharedCommits, sharedCommits } from "./shared-commits.ts";
import type { Ticker } from "./ticker.ts";

const PAGE = 100;
const KEY_PAGE = 1_000;
const NEVER = 0;

export interface LmdbOptions extends FolderOptions {
  readonly now: () => number;
  readonly ticker: Ticker;
}

/**
 * One LMDB environment in a folder, with all namespaces in one table. The time at which an entry ends is kept as its
 * LMDB version number: beside the value, read with it, and a condition for removing exactly what was seen.
 */
export async function openLmdb(folder: string, { now, ticker, ...options }: LmdbOptions): Promise<Backend> {
  const { table, guard, room, failed, isLost, close } = await openLmdbFolder(folder, options);
  const { write, settled } = sharedCommits({ guard: room, failed });
  const sweep = lmdbSweep(table, write, now);
  let sweeping: Promise<void> | undefined;
  const tick = () => {
    sweeping ??= Promise.resolve()
      .then(guard)
      .then(sweep)
      .catch(options.onError)
      .finally(() => {
        sweeping = undefined;
      });
  };
  const stop = ticker(tick);
  tick();

  return {
    namespace: (name, options) => lmdbNamespace({ table, guard, write }, name, now, options),
    rewrite: lmdbRewrite(table, write),
    close: async () => {
      stop();
      if (!isLost()) {
        await sweeping;
        await settled();
      }
      await close();
    },
  };
}

function lmdbNamespace(
  { table, guard, write }: Pick<LmdbFolder, "table" | "guard"> & Pick<SharedCommits, "write">,
  namespace: string,
  now: () => number,
  { ordered = false }: NamespaceOptions = {},
): NamespaceStore {
  const isLive = ({ version = NEVER }: { readonly version?: number }) => version === NEVER || version > now();
  const live = (key: string) => {
    guard();
    const entry = table.getEntry(placeOf(namespace, key));
    return entry !== undefined && isLive(entry) ? textOf(entry.value) : undefined;
  };
  const store = (key: string, value: string, ttlMs?: number) => {
    const place = placeOf(namespace, key);
    const end = ttlMs === undefined ? NEVER : now() + ttlMs;
    return write(() => table.put(place, value, end));
  };
  const remove = (place: Uint8Array) => write(() => table.remove(place));
  const inTurn = inOrder(live);
  const putInOrder: NamespaceStore["set"] = (key, value, ttlMs) => inTurn(key, value, () => store(key, value, ttlMs));
  const putAnyway: NamespaceStore["set"] = async (key, value, ttlMs) => {
    guard();
    await store(key, value, ttlMs);
  };
  const put = ordered ? putInOrder : putAnyway;
  const removeIfThere = async (key: string) => {
    guard();
    const place = placeOf(namespace, key);
    if (!table.doesExist(place)) return false;
    await remove(place);
    return true;
  };

  return {
    get: async (key) => live(key),
    getMany: async (keys) => keys.map(live),
    set: put,
    setMany: async (entries) => void (await Promise.all(entries.map(({ key, value, ttl }) => put(key, value, ttl)))),
    delete: removeIfThere,
    deleteMany: async (keys) => (await Promise.all(keys.map(removeIfThere))).includes(true),
    has: async (key) => live(key) !== undefined,
    clear: async () => {
      guard();
      for (const page of pages(table, rangeOf(namespace), PAGE)) {
        await Promise.all(page.map(({ key }) => remove(key)));
      }
    },
    async *keys() {
      guard();
      for (const page of keyPages(table, rangeOf(namespace), KEY_PAGE)) {
        for (const key of page) yield keyIn(key);
        await setImmediate();
      }
    },
    async *iterator() {
      guard();
      for (const page of pages(table, rangeOf(namespace), PAGE)) {
        for (const { key, value } of page.filter(isLive)) yield [keyIn(key), textOf(value)];
      }
    },
  };
}

/** For a value that cannot be unpacked lmdb gives a number. It becomes a text that is no record. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
