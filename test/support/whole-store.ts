import { openLmdbFolder } from "../../src/storage/open-lmdb-folder.ts";
import { linked } from "./linked.ts";
import { redisServer } from "./redis-server.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { unexpected } from "./unexpected.ts";

/** Something in a store, whoever has written it and for whatever. */
export type StoredLine = {
  /** Its kind: the first part of its key. */
  readonly kind: string;
  /** The key with the value. */
  readonly text: string;
  /** How long it is still kept, in milliseconds; undefined when for ever. */
  readonly keptMs: number | undefined;
};

export type WholeStore = readonly StoredLine[];

export type Searchable = { readonly storeUrl: string; readonly all: () => Promise<WholeStore> };

/** Stores that outlive their program, each with a way to see all that is in it, past whatever reads records. */
export const searchable: Readonly<Record<"file" | "Redis", () => Promise<Searchable>>> = {
  file: async () => {
    const folder = temporaryFolder();
    return { storeUrl: `file:${folder}`, all: () => wholeFolder(folder) };
  },
  Redis: async () => {
    const { url } = await redisServer();
    return { storeUrl: url, all: () => wholeRedis(url) };
  },
};

/** In which this stands. */
export function linesWith(store: WholeStore, sought: string | RegExp): readonly string[] {
  const isIn = (text: string) => (typeof sought === "string" ? text.includes(sought) : sought.test(text));
  return store.flatMap(({ text }) => (isIn(text) ? [text] : []));
}

/** Also while a program holds it. */
async function wholeFolder(folder: string): Promise<WholeStore> {
  const { table, close } = await openLmdbFolder(folder, {
    name: "search",
    beside: true,
    onError: unexpected,
    onLost: unexpected,
  });
  const lines = [...table.getRange({ versions: true })].map(({ key, value, version = 0 }) => {
    const [kind = "", ...rest] = Buffer.from(key).toString().split("\0");
    return {
      kind,
      text: `${kind} ${rest.join(" ")} ${value}`,
      keptMs: version === 0 ? undefined : version - Date.now(),
    };
  });
  await close();
  return lines;
}

/** With what BullMQ and the programs on it keep there for each other. */
export async function wholeRedis(url: string): Promise<WholeStore> {
  const { client, prefix } = await linked(url);
  const contentOf = async (key: string): Promise<unknown> => {
    switch (await client.type(key)) {
      case "string":
        return client.get(key);
      case "hash":
        return client.hGetAll(key);
      case "zset":
        return client.zRangeWithScores(key, 0, -1);
      case "set":
        return client.sMembers(key);
      case "list":
        return client.lRange(key, 0, -1);
      case "stream":
        return client.xRange(key, "-", "+");
      // It has ended meanwhile.
      case "none":
        return "";
      default:
        throw new Error(`nobody can look into ${key}`);
    }
  };
  const lineOf = async (key: string): Promise<StoredLine> => {
    const [content, left] = [await contentOf(key), await client.pTTL(key)];
    const [kind = ""] = key.replace(`${prefix}:`, "").split(":");
    return { kind, text: `${key} ${JSON.stringify(content)}`, keptMs: left === -1 ? undefined : left };
  };
  return Promise.all((await client.keys("*")).map(lineOf));
}
