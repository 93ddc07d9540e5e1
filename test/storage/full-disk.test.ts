import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";

const program = new URL("../support/fill-store.ts", import.meta.url).pathname;

/** A file that may not grow beyond some 400 kB fails like a disk that is full. The signal of it is ignored. */
const limited = 'trap "" XFSZ; ulimit -f 400; exec "$0" --import tsx "$@"';

test("a store on a full disk refuses each write, still reads, and does not end the program", async () => {
  const { stdout } = await promisify(execFile)("bash", ["-c", limited, process.execPath, program, temporaryFolder()]);
  const { written, refused, first } = JSON.parse(stdout) as { written: number; refused: number; first: unknown };
  expect(written).toBeGreaterThan(0);
  expect(refused).toBe(5);
  expect(first).toBe("kept");
}, 60_000);
