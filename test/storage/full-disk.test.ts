import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
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
