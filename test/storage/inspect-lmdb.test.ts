import { execFile } from "node:child_process";
import { readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inspectLmdb } from "../../src/storage/inspect-lmdb.ts";
import { denseText } from "../support/dense-text.ts";
import { copiedFolder, dataFile, filledFolder, overwrite } from "../support/lmdb-files.ts";
import { openedStore } from "../support/opened-store.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const PAGE = 4096;
const user = new URL("../support/use-store.ts", import.meta.url).pathname;

describe("a sound file", () => {
  test("passes whatever was written and deleted, after every commit", async () => {
    const step = fc.record({ key: fc.nat(300), size: fc.oneof(fc.nat(200), fc.nat(12_000)), isDeleted: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { maxLength: 120 }), { minLength: 1, maxLength: 8 }),
        async (commits) => {
          const folder = temporaryFolder();
          const things = (await openedStore(`file:${folder}`)).namespace("things");
          for (const steps of commits) {
            await Promise.all(
              steps.map(({ key, size, isDeleted }) =>
                isDeleted ? things.delete(`${key}`) : things.set(`${key}`, denseText(size)),
              ),
            );
            expect(inspectLmdb(dataFile(folder))).toBeUndefined();
          }
        },
      ),
      { numRuns: 20 },
    );
  }, 60_000);

  test("passes when it was only just made", () => {
    const file = join(temporaryFolder(), "data.mdb");
    writeFileSync(file, "");
    expect(inspectLmdb(file)).toBeUndefined();
  });
});

describe("a damaged file is told", () => {
  test("when it is no store at all", async () => {
    const file = dataFile(await filledFolder());
    writeFileSync(file, "<html>".repeat(2000));
    expect(inspectLmdb(file)).toContain("does not begin as a store");
  });

  for (const [what, bytes] of [
    ["in its first page", 100],
    ["after its head", 2 * PAGE],
    ["in the middle of a page", 50_001],
    ["half way", 200_000],
  ] as const) {
    test(`when it was cut short ${what}`, async () => {
      const file = dataFile(await filledFolder());
      truncateSync(file, bytes);
      expect(inspectLmdb(file)).toMatch(/cut short|does not exist|does not begin/);
    });
  }

  test("when any one of the pages in use is lost, or lies in another's place", async () => {
    const file = dataFile(await filledFolder(100));
    const whole = readFileSync(file);
    const verdicts = { lost: 0, sound: 0 };
    for (let at = 0; at < whole.length; at += PAGE) {
      overwrite(file, at, Buffer.alloc(PAGE));
      const zeros = inspectLmdb(file);
      overwrite(file, at, whole.subarray(whole.length - PAGE - at, whole.length - at));
      const another = inspectLmdb(file);
      overwrite(file, at, whole.subarray(at, at + PAGE));
      // Zeros and another page are seen in the same places, but where the other one is the page itself.
      if (at !== whole.length - PAGE - at) expect(another === undefined).toBe(zeros === undefined);
      verdicts[zeros === undefined ? "sound" : "lost"] += 1;
    }
    expect(inspectLmdb(file)).toBeUndefined();
    expect(verdicts.lost).toBeGreaterThan(50);
  });

  for (const [what, at, bytes] of [
    ["a head that begins its tree elsewhere", 136, [3, 0, 0, 0]],
    ["a head that counts more records than there are", 128, [255, 255]],
    ["a head whose page is of another kind", 18, [2, 0]],
  ] as const) {
    test(`in ${what}`, async () => {
      const file = dataFile(await filledFolder());
      for (const head of [0, PAGE]) overwrite(file, head + at, Uint8Array.from(bytes));
      expect(inspectLmdb(file)).toBeDefined();
    });
  }
});

test("a file with damage anywhere is refused, or else the store works on it, but it ends no program", async () => {
  const whole = await filledFolder(300);
  const { length } = readFileSync(dataFile(whole));
  const folders = Array.from({ length: 60 }, () => copiedFolder(whole));
  const damage = fc.record({ at: fc.nat(length - 64), bytes: fc.uint8Array({ minLength: 1, maxLength: 64 }) });
  // Heads of pages are few bytes of many, and what matters most.
  const aimed = damage.map(({ at, bytes }) => ({ at: at - (at % PAGE), bytes: bytes.subarray(0, 40) }));
  const damages = fc.sample(fc.oneof(damage, aimed), { numRuns: folders.length, seed: 4 });
  for (const [index, { at, bytes }] of damages.entries()) overwrite(dataFile(folders[index] ?? ""), at, bytes);
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", user, ...folders]);
  const verdicts = stdout.trim().split("\n");
  expect(verdicts).toHaveLength(folders.length);
  for (const verdict of ["refused", "used"]) {
    expect(verdicts.filter((line) => line.endsWith(verdict)).length).toBeGreaterThan(5);
  }
}, 120_000);
