import { spawnSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { type StartedProgram, startedProgram } from "../support/started-program.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

export type ContainedOptions = {
  readonly env: Readonly<Record<string, string>>;
  readonly user: number;
  /** What is seen at these paths, all below /mnt. */
  readonly mounts: Readonly<Record<string, string>>;
};

/**
 * What compose.yaml asks of an engine, by the kernel's own means: nothing can be written but in an empty /tmp, and the
 * program runs as an ordinary user without any right, and cannot get one.
 */
const script = `
set -e
mount -t tmpfs tmpfs /mnt
while [ "$1" != -- ]; do
  if [ -d "$2" ]; then mkdir -p "$1"; else mkdir -p "\${1%/*}"; touch "$1"; fi
  mount --bind "$2" "$1"
  mount -o remount,bind,ro "$1"
  shift 2
done
shift
user="$1"; shift
mount -o remount,ro /mnt
mount -t tmpfs tmpfs /tmp
mount -o remount,bind,ro /
cd /mnt/app 2>/dev/null || cd /
exec setpriv --reuid="$user" --regid="$user" --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all "$@"
`;

/** An empty folder that the other user can read. */
export function sharedFolder(): string {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  return folder;
}

/** This very Node, which may lie where only the user of the test can read. */
const node = { "/mnt/bin/node": process.execPath };
const path = `/mnt/bin:${process.env.PATH}`;

function call(command: readonly string[], { user, mounts }: Omit<ContainedOptions, "env">): readonly string[] {
  const where = Object.entries({ ...node, ...mounts }).flat();
  return ["--mount", "--propagation", "private", "sh", "-c", script, "sh", ...where, "--", String(user), ...command];
}

export function contained(command: readonly string[], options: ContainedOptions): StartedProgram {
  return startedProgram("unshare", call(command, options), { env: { PATH: path, ...options.env } });
}

const isAllowed = spawnSync("unshare", call(["/mnt/bin/node", "--version"], { user: 1000, mounts: {} })).status === 0;

const missing = [
  ...(isAllowed ? [] : ["this user may not make a read-only file system"]),
  ...["redis-server", "nginx"].filter((name) => spawnSync(name, ["-v"]).error !== undefined),
];

export const canContain = missing.length === 0;

/** For the name of a test, so that a run says what it left out. */
export const containNote = canContain ? "" : ` (skipped, not there: ${missing.join(", ")})`;
