import { appendFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cleanEnd } from "../../src/storage/clean-end.ts";
import { dataFile, filledFolder, overwrite } from "../support/lmdb-files.ts";
import { openedStore } from "../support/opened-store.ts";

const FILE = "data.mdb";

describe("the mark of a clean end", () => {
  test("is there when a store was closed, and holds once", async () => {
    const { claim, leave } = cleanEnd(await filledFolder(10), FILE);
    expect([claim(), claim()]).toEqual([true, false]);
    leave();
    expect(claim()).toBe(true);
  });

  test("is not there while a store is open", async () => {
    const folder = await filledFolder(10);
    await openedStore(`file:${folder}`);
    expect(cleanEnd(folder, FILE).claim()).toBe(false);
  });

  for (const [what, change] of [
    ["that is longer", (file: string) => appendFileSync(file, "x")],
    ["that was touched", (file: string) => utimesSync(file, 1000, 1000)],
    ["that another one replaced", (file: string) => replaceOf(file)],
    ["with another commit, though nothing else tells", (file: string) => committedUnseen(file)],
  ] as const) {
    test(`does not hold for a file ${what}`, async () => {
      const folder = await filledFolder(10);
      utimesSync(dataFile(folder), 2000, 2000);
      cleanEnd(folder, FILE).leave();
      change(dataFile(folder));
      expect(cleanEnd(folder, FILE).claim()).toBe(false);
    });
  }

  test("does not hold when it is damaged itself", async () => {
    const folder = await filledFolder(10);
    writeFileSync(join(folder, "clean-end"), "");
    expect(cleanEnd(folder, FILE).claim()).toBe(false);
  });
});

function replaceOf(file: string): void {
  rmSync(file);
  writeFileSync(file, "another");
}

function committedUnseen(file: string): void {
  for (const head of [0, 4096]) overwrite(file, head + 152, Buffer.from([0xff, 0xff]));
  utimesSync(file, 2000, 2000);
}
