import { openLmdbFolder } from "../../src/storage/open-lmdb-folder.ts";
import { linked } from "./linked.ts";
import { unexpected } from "./unexpected.ts";

/** All that is in a store, as text: each key with its value, whoever has written it and for whatever. */
export type WholeStore = readonly string[];

/** The lines of a store in which this text stands. */
export function linesWith(store: WholeStore, text: string): readonly string[] {
  return store.filter((line) => line.includes(text));
}

/** A `file:` store, also while a program holds it. */
export async function wholeFolder(folder: string): Promise<WholeStore> {
  const { table, close } = await openLmdbFolder(folder, { name: "search", beside: true, onError: unexpected });
  const lines = [...table.getRange({})].map(({ key, value }) => `${Buffer.from(key)} ${value}`);
  await close();
  return lines;
}

/** A Redis, with what BullMQ and the programs on it keep there for each other. */
export async function wholeRedis(url: string): Promise<WholeStore> {
  const { client } = await linked(url);
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
  const keys = await client.keys("*");
  return Promise.all(keys.map(async (key) => `${key} ${JSON.stringify(await contentOf(key))}`));
}
