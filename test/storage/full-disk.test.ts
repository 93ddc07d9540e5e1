import { execFile, type SpawnSyncReturns, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { dataFile, filledFolder } from "../support/lmdb-files.ts";
import { canMount, mountNote, onSmallDisk } from "../support/small-disk.ts";
import { storeKey } from "../support/store-keys.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const fillStore = new URL("../support/fill-store.ts", import.meta.url).pathname;
const main = new URL("../../src/main.ts", import.meta.url).pathname;
const doctor = new URL("../../src/cli/doctor.ts", import.meta.url).pathname;
const node = [process.execPath, "--import", "tsx"];

/** What is done on the small disk first, where `$0` is its folder and `$1` a file of a store. */
const putBack = 'mkdir "$0/data" && cp "$1" "$0/data"';
const locked = 'touch "$0/data/lock.mdb"';

async function onFullDisk(before: string, entry: string): Promise<SpawnSyncReturns<string>> {
  const folder = temporaryFolder();
  const copy = dataFile(await filledFolder(10));
  const start = `${before} && STORE_URL="file:$0/data" PORT=0 exec "\${@:2}"`;
  const [command, args] = onSmallDisk("8m", folder, ["bash", "-c", start, folder, copy, ...node, entry]);
  return spawnSync(command, args, { encoding: "utf8" });
}

describe.skipIf(!canMount)(`a disk that is full${mountNote}`, () => {
  test("refuses each write, ends nothing, and is written to when it has room", { timeout: 60_000 }, async () => {
    const folder = temporaryFolder();
    const { stdout } = await promisify(execFile)(...onSmallDisk("24m", folder, [...node, fillStore, folder]));
    const { written, ...rest } = JSON.parse(stdout) as { readonly written: number };
    expect(written).toBeGreaterThan(0);
    expect(rest).toEqual({
      refused: 5,
      checked: "fails",
      first: "kept",
      changes: ["fails", "works"],
      reason:
        "StoreUnusable: the disk of the store has less than 16 MB left (ENOSPC). The disk is full: make room on it.",
      after: [true, "works"],
    });
  });

  test.each([
    ["without a folder", ":"],
    ["with a folder that was put back without its lock file", putBack],
    ["that has to seal what is there", `${putBack} && ${locked} && export STORE_KEY=${storeKey("some")}`],
    ["that has to keep a secret of its own first", `${putBack} && ${locked}`],
  ])("refuses a start %s in plain words", { timeout: 60_000 }, async (_, before) => {
    const { status, stderr } = await onFullDisk(before, main);
    expect(stderr).toMatch(
      /^The program cannot start:\n {2}STORE_URL: .* \(ENOSPC\)\. The disk is full: make room on it\.\n$/,
    );
    expect(status).toBe(78);
  });

  test("is told by the doctor, with what to do", { timeout: 60_000 }, async () => {
    const { status, stdout } = await onFullDisk(`${putBack} && ${locked}`, doctor);
    expect(stdout).toContain(
      "failed   Store: file: the disk of the store has less than 16 MB left (ENOSPC)\n         The disk is full: make room on it.\n",
    );
    expect(status).toBe(1);
  });
});
