import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { open } from "lmdb";
import type { Backend, NamespaceOptions, NamespaceStore } from "./backend.ts";
import { committed } from "./committed.ts";
import { inOrder } from "./in-order.ts";
import { fillCutFile } from "./lmdb-file.ts";
import { keyIn, placeOf, rangeOf } from "./lmdb-key.ts";
import { type LmdbEntry, type LmdbTable, pages } from "./lmdb-pages.ts";
import { lmdbSweep } from "./lmdb-sweep.ts";
import type { Ticker } from "./ticker.ts";

const PAGE = 100;
const NEVER = 0;

export interface LmdbOptions {
  readonly now: () => number;
  readonly ticker: Ticker;
  /** Hears of a sweep that failed; a call that fails rejects instead. */
  readonly onError: (error: unknown) => void;
}

/**
 * One LMDB environment in a folder, with all namespaces in one table. The time at which an entry ends is kept as its
 * LMDB version number: beside the value, read with it, and a condition for removing exactly what was seen.
 */
export async function openLmdb(folder: string, { now, ticker, onError }: LmdbOptions): Promise<Backend> {
  const table = await openTable(folder);
  const sweep = lmdbSweep(table, now);
  let sweeping = Promise.resolve();
  const tick = () => {
    sweeping = sweeping.then(sweep).catch(onError);
  };
  const stop = ticker(tick);
  tick();

  return {
    namespace: (name, options) => lmdbNamespace(table, name, now, options),
    close: async () => {
      stop();
      await sweeping;
      await table.flushed;
      await table.close();
    },
  };
}

async function openTable(folder: string): Promise<LmdbTable> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unfill = fillCutFile(join(folder, "data.mdb"));
  const table: LmdbTable = open({
    path: folder,
    noSubdir: false,
    encoding: "string",
    keyEncoding: "binary",
    useVersions: true,
    // A commit is on the disk before its writes resolve, by LMDB's own two steps and not by the three of lmdb, of whose
    // order its documentation says two things. Measured, it costs nothing: writes that come meanwhile share the next one.
    overlappingSync: false,
    // Its batches hold a promise of their own, whose rejection on a full disk nobody can hear; commits still take
    // together what was written meanwhile.
    eventTurnBatching: false,
  });
  if (unfill === undefined) return table;
  try {
    readWhole(table);
    return table;
  } catch (cause) {
    // Left as it was found, the store is refused at the next start too.
    await table.close();
    unfill();
    throw new Error("The file of the store was cut short and has lost records", { cause });
  }
}

function lmdbNamespace(
  table: LmdbTable,
  namespace: string,
  now: () => number,
  { ordered = false }: NamespaceOptions = {},
): NamespaceStore {
  const isLive = ({ version = NEVER }: { readonly version?: number }) => version === NEVER || version > now();
  const live = (key: string) => {
    const entry = table.getEntry(placeOf(namespace, key));
    return entry !== undefined && isLive(entry) ? entry.value : undefined;
  };
  const store = async (key: string, value: string, ttlMs?: number) => {
    await committed(table.put(placeOf(namespace, key), value, ttlMs === undefined ? NEVER : now() + ttlMs));
  };
  const write = inOrder(live);
  const put: NamespaceStore["set"] = ordered
    ? (key, value, ttlMs) => write(key, value, () => store(key, value, ttlMs))
    : store;
  const remove = async (key: string) => {
    const place = placeOf(namespace, key);
    return table.doesExist(place) && committed(table.remove(place));
  };

  return {
    get: async (key) => live(key),
    getMany: async (keys) => keys.map(live),
    set: put,
    setMany: async (entries) => void (await Promise.all(entries.map(({ key, value, ttl }) => put(key, value, ttl)))),
    delete: remove,
    deleteMany: async (keys) => (await Promise.all(keys.map(remove))).includes(true),
    has: async (key) => live(key) !== undefined,
    clear: async () => {
      for (const page of pages(table, rangeOf(namespace), PAGE)) {
        await Promise.all(page.map(({ key }) => committed(table.remove(key))));
      }
    },
    async *iterator() {
      for (const page of pages(table, rangeOf(namespace), PAGE)) {
        for (const { key, value } of page.filter(isLive)) yield [keyIn(key), value];
      }
    },
  };
}

/** Values are JSON objects; anything else comes from a page that was lost. */
function readWhole(table: LmdbTable): void {
  for (const page of pages(table, { start: Buffer.from([0]) }, PAGE)) {
    if (page.some(({ value }: LmdbEntry) => !(value.startsWith("{") && value.endsWith("}")))) {
      throw new Error("A value is no JSON object");
    }
  }
}
