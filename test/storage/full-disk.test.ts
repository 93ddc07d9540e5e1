import { execFile, spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { dataFile, filledFolder } from "../support/lmdb-files.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const program = new URL("../support/fill-store.ts", import.meta.url).pathname;
const canLimit = spawnSync("prlimit", ["--version"]).status === 0;
const note = canLimit ? "" : " (skipped: prlimit is not installed)";

/** A file that may not grow beyond some 400 kB fails like a disk that is full. The signal of it is ignored. */
const limited = 'trap "" XFSZ; ulimit -S -f 400; exec "$0" --import tsx "$@"';

test.skipIf(!canLimit)(
  `a full disk refuses each write, ends nothing, and is written to when it has room${note}`,
  async () => {
    const { stdout } = await promisify(execFile)("bash", ["-c", limited, process.execPath, program, temporaryFolder()]);
    const { written, ...rest } = JSON.parse(stdout) as { readonly written: number };
    expect(written).toBeGreaterThan(0);
    expect(rest).toEqual({
      refused: 5,
      checked: "fails",
      first: "kept",
      changes: ["fails", "works"],
      reason: "Error: Input/output error",
      after: [true, "works"],
    });
  },
  60_000,
);

const main = new URL("../../src/main.ts", import.meta.url).pathname;
const apart = ["--user", "--map-root-user", "--mount"];
const canMount =
  spawnSync("unshare", [...apart, "bash", "-c", 'mount -t tmpfs tmpfs "$0"', tmpdir()], { stdio: "ignore" }).status ===
  0;
const mountNote = canMount ? "" : " (skipped: unshare may not mount)";

/** A disk of its own, as small as can be, and full. */
const onFullDisk = `mount -t tmpfs -o size=1m tmpfs "$1" && eval "$2"; head -c 2m /dev/zero > "$1/full" 2> /dev/null
STORE_URL="file:$1/data" PORT=0 exec "$3" --import tsx "$4"`;

describe.skipIf(!canMount)(`a start on a full disk is refused in plain words${mountNote}`, () => {
  test.each([
    ["without a folder", ":"],
    ["with a folder that was put back without its lock file", 'mkdir "$1/data" && cp "$5" "$1/data"'],
  ])(
    "%s",
    async (_, before) => {
      const copy = dataFile(await filledFolder(10));
      const script = [onFullDisk, "bash", temporaryFolder(), before, process.execPath, main, copy];
      const { status, stderr } = spawnSync("unshare", [...apart, "bash", "-c", ...script], { encoding: "utf8" });
      expect(stderr).toMatch(
        /^The program cannot start:\n {2}STORE_URL: .* \(ENOSPC\)\. The disk is full: make room on it\.\n$/,
      );
      expect(status).toBe(78);
    },
    60_000,
  );
});
