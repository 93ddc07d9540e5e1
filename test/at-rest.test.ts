import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createClient } from "@keyv/redis";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Config } from "../src/config/read-config.ts";
import { configOf } from "./config/environment.ts";
import { startChat } from "./support/chat.ts";
import { dataFile } from "./support/lmdb-files.ts";
import { program } from "./support/program.ts";
import { redisInstalled, redisNote, redisServer } from "./support/redis-server.ts";
import { someKeys, storeKey } from "./support/store-keys.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const timeout = 60_000;
const account = "514040400482";

/** What nobody should find who gets hold of the store. Of the number what no compression takes away. */
const number = account.slice(3);
const name = "INDAH PUTRI";
const personal = [number, name, "25720"];

/** A person checks a bill, and looks at it again after a restart; answers are remembered, as usual. */
async function checkBills(stored: Pick<Config, "storeUrl" | "storeKeys">): Promise<void> {
  const chat = await startChat({ ...stored, routing: configOf({}).routing });
  onTestFinished(chat.stop);
  const sari = await chat.person("id");
  await sari.says(`pln pascabayar ${account}`);
  expect(sari.screen()).toContain("Total bayar: Rp25.720");
  expect(sari.screen()).toContain(name);
  await chat.restart();
  await sari.says("/terakhir");
  expect(sari.screen()).toContain(account);
}

function foundIn(bytes: Buffer): readonly string[] {
  return personal.filter((text) => bytes.includes(text));
}

describe("whoever reads the file of the store", () => {
  const fileAfter = async (keys?: Config["storeKeys"]) => {
    const folder = temporaryFolder();
    await checkBills({ storeUrl: `file:${folder}`, ...(keys && { storeKeys: keys }) });
    return readFileSync(dataFile(folder));
  };

  test("finds the number and the name when there is no key", { timeout }, async () => {
    expect(foundIn(await fileAfter())).toEqual(personal);
  });

  test("finds neither when there is one", { timeout }, async () => {
    expect(foundIn(await fileAfter(someKeys))).toEqual([]);
  });
});

describe.skipIf(!redisInstalled)(`whoever reads a dump of the Redis${redisNote}`, () => {
  const dumpAfter = async (keys?: Config["storeKeys"]) => {
    const dir = temporaryFolder();
    const { url } = await redisServer(["--save", "", "--rdbcompression", "no", "--dir", dir]);
    await checkBills({ storeUrl: url, ...(keys && { storeKeys: keys }) });
    const client = createClient({ url });
    await client.connect();
    await client.sendCommand(["SAVE"]);
    client.destroy();
    return readFileSync(join(dir, "dump.rdb"));
  };

  test("finds the number and the name when there is no key", { timeout }, async () => {
    expect(foundIn(await dumpAfter())).toEqual(personal);
  });

  test("finds neither when there is one", { timeout }, async () => {
    expect(foundIn(await dumpAfter(someKeys))).toEqual([]);
  });
});

test("a store that was written with another key ends the program with 78, in plain words", { timeout }, async () => {
  const STORE_URL = `file:${temporaryFolder()}`;
  const env = { PORT: "0", STORE_URL, STORE_KEY: storeKey("first") };
  const first = program("main.ts", { env });
  await first.prints("Ctrl-C ends it.");
  first.kill("SIGTERM");
  expect(await first.ended).toBe(0);
  for (const [key, told] of [
    [storeKey("second"), "STORE_KEY: this is not the key with which the store was written. Give the key"],
    ["", "STORE_KEY: the store is sealed with a key, and none is given. Give the key"],
  ] as const) {
    const main = program("main.ts", { env: { ...env, STORE_KEY: key } });
    expect(await main.ended).toBe(78);
    expect(main.err()).toContain(told);
    expect(main.err() + main.out()).not.toContain(storeKey("second"));
  }
});
