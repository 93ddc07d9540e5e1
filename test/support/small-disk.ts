import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const apart = ["--user", "--map-root-user", "--mount"];
const mount = 'mount -t tmpfs -o size="$0" tmpfs "$1"';

/** Whether a program here may have a disk of its own. */
export const canMount =
  spawnSync("unshare", [...apart, "bash", "-c", mount, "1m", tmpdir()], { stdio: "ignore" }).status === 0;
export const mountNote = canMount ? "" : " (skipped: unshare may not mount)";

/** The command and arguments with which a program sees a disk of this size, as in `24m`, in an empty folder, and ends with it. */
export function onSmallDisk(size: string, folder: string, command: readonly string[]): [string, string[]] {
  return ["unshare", [...apart, "bash", "-c", `${mount} && exec "\${@:2}"`, size, folder, ...command]];
}

/** Leaves a program that was started so nothing of its disk, or gives all of it back. */
export function fillDisk(pid: number, folder: string, bytes: number): void {
  writeFileSync(join(`/proc/${pid}/root`, folder, "filler"), Buffer.alloc(bytes));
}
