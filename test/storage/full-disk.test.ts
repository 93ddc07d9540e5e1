import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { dataFile, filledFolder } from "../support/lmdb-files.ts";
import { canMount, mountNote, onSmallDisk } from "../support/small-disk.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const fillStore = new URL("../support/fill-store.ts", import.meta.url).pathname;
const main = new URL("../../src/main.ts", import.meta.url).pathname;
const node = [process.execPath, "--import", "tsx"];

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
      reason: "Error: The disk of the store has less than 16 MB left",
      after: [true, "works"],
    });
  });

  test.each([
    ["without a folder", ":"],
    ["with a folder that was put back without its lock file", 'mkdir "$0/data" && cp "$1" "$0/data"'],
  ])("refuses a start %s in plain words", { timeout: 60_000 }, async (_, before) => {
    const folder = temporaryFolder();
    const copy = dataFile(await filledFolder(10));
    const start = `${before} && STORE_URL="file:$0/data" PORT=0 exec "\${@:2}"`;
    const [command, args] = onSmallDisk("8m", folder, ["bash", "-c", start, folder, copy, ...node, main]);
    const { status, stderr } = spawnSync(command, args, { encoding: "utf8" });
    expect(stderr).toMatch(
      /^The program cannot start:\n {2}STORE_URL: .* \(ENOSPC\)\. The disk is full: make room on it\.\n$/,
    );
    expect(status).toBe(78);
  });
});
