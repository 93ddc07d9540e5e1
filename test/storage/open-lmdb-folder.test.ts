import { chmodSync, closeSync, openSync, renameSync, rmSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { cleanEnd } from "../../src/storage/clean-end.ts";
import { openStore } from "../../src/storage/store-from-url.ts";
import { StoreUnusable } from "../../src/storage/store-unusable.ts";
import { damage, dataFile, filledFolder, overwrite } from "../support/lmdb-files.ts";
import { openedStore } from "../support/opened-store.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { unexpected } from "../support/unexpected.ts";

/** Where nobody is asked for rights, no folder can be one without. */
const isRoot = process.getuid?.() === 0;

async function refusal(folder: string): Promise<string> {
  const opening = openStore(`file:${folder}`, { onError: unexpected });
  const error: unknown = await opening.then((store) => store.close()).catch((reason: unknown) => reason);
  const cause = error instanceof Error ? error.cause : undefined;
  if (!(cause instanceof StoreUnusable)) throw new Error("It was not refused", { cause: error });
  return cause.message;
}

describe("a store whose file was damaged", () => {
  test("is refused at every start, with what to do, and left as it was found", async () => {
    const folder = await filledFolder();
    damage(dataFile(folder));
    const { size, mtimeMs } = statSync(dataFile(folder));
    for (let start = 0; start < 3; start++) {
      expect(await refusal(folder)).toMatch(
        /^the file data\.mdb of the store is damaged.*: page \d+ .*\. Put back a copy/,
      );
    }
    expect(statSync(dataFile(folder))).toMatchObject({ size, mtimeMs });
  });

  test("is refused also when it was cut short", async () => {
    const folder = await filledFolder();
    truncateSync(dataFile(folder), 100_000);
    for (let start = 0; start < 2; start++) expect(await refusal(folder)).toMatch(/cut short|does not exist/);
    expect(statSync(dataFile(folder)).size).toBe(100_000);
  });

  test("is refused also when the program that was running has ended cleanly since", async () => {
    const folder = await filledFolder();
    const store = await openStore(`file:${folder}`, { onError: unexpected });
    await setImmediate();
    truncateSync(dataFile(folder), 100_000);
    await store.close();
    expect(await refusal(folder)).toMatch(/cut short|does not exist/);
  });

  test("is not read whole after a clean end, and is after any other", async () => {
    const folder = await filledFolder();
    // A count of records that is wrong is seen by who reads all of them, and bothers nobody else.
    for (const head of [0, 4096]) overwrite(dataFile(folder), head + 128, Buffer.from([0xff]));
    cleanEnd(folder, "data.mdb").leave();
    const store = await openStore(`file:${folder}`, { onError: unexpected });
    expect(await store.namespace("things").has("1")).toBe(true);
    await store.close();
    rmSync(join(folder, "clean-end"));
    expect(await refusal(folder)).toContain("is damaged");
  });
});

describe("a folder that cannot be used is refused in plain words", () => {
  test("with a file in its place", async () => {
    const file = join(temporaryFolder(), "taken");
    closeSync(openSync(file, "w"));
    expect(await refusal(file)).toContain("(EEXIST). A file is in the place of the folder");
    expect(await refusal(join(file, "below"))).toContain("(ENOTDIR). A file is in the place of the folder");
  });

  test.skipIf(isRoot)("without the right to write in it", async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o500);
    expect(await refusal(folder)).toContain("(EACCES). Give the folder and its files to the user");
  });

  test.skipIf(isRoot)("with a file of another user in it", async () => {
    const folder = await filledFolder(10);
    chmodSync(dataFile(folder), 0o400);
    expect(await refusal(folder)).toContain("(EACCES)");
    chmodSync(dataFile(folder), 0o600);
    await openedStore(`file:${folder}`);
  });

  test("while another program uses it, until that has ended", async () => {
    const folder = temporaryFolder();
    const first = await openedStore(`file:${folder}`);
    expect(await refusal(folder)).toMatch(/^another program uses the folder of the store\. Stop it first/);
    const beside = await openedStore(`file:${folder}`, { beside: true });
    await beside.namespace("things").set("key", "value");
    await beside.close();
    await first.close();
    expect(await (await openedStore(`file:${folder}`)).namespace("things").get("key")).toBe("value");
  });
});

describe("a file that is changed while the program runs fails each call, and ends nothing:", () => {
  for (const [what, change] of [
    ["removed", (file: string) => rmSync(file)],
    ["moved away", (file: string) => renameSync(file, `${file}.away`)],
    ["cut short", (file: string) => truncateSync(file, 20_000)],
    ["emptied", (file: string) => truncateSync(file, 0)],
  ] as const) {
    test(what, async () => {
      const folder = await filledFolder();
      const store = await openStore(`file:${folder}`, { onError: unexpected });
      const things = store.namespace("things");
      // What is done in one turn of the event loop is guarded once.
      await setImmediate();
      change(dataFile(folder));
      await expect(things.get("1")).rejects.toThrow("The file of the store was");
      await expect(things.set("1", "new")).rejects.toThrow("The file of the store was");
      await expect(things.delete("1")).rejects.toThrow("The file of the store was");
      await expect(store.check()).rejects.toMatchObject({ name: "StoreFailure" });
      await store.close();
    });
  }

  test("and once it is put back, they work again", async () => {
    const folder = await filledFolder();
    const store = await openedStore(`file:${folder}`);
    const things = store.namespace("things");
    await setImmediate();
    renameSync(dataFile(folder), `${dataFile(folder)}.away`);
    await expect(things.set("1", "new")).rejects.toThrow();
    renameSync(`${dataFile(folder)}.away`, dataFile(folder));
    await things.set("1", "new");
    expect(await things.get("1")).toBe("new");
  });
});
