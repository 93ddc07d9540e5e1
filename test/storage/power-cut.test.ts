import { execFile, spawnSync } from "node:child_process";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { denseText } from "../support/dense-text.ts";
import { openedStore } from "../support/opened-store.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const canTrace = spawnSync("strace", ["-e", "trace=none", "true"]).status === 0;
const note = canTrace ? "" : " (skipped: strace is not installed, or may not trace)";
const writer = new URL("../support/write-store.ts", import.meta.url).pathname;

/** What went to the disk, and what was said, in their order; each flush is made to take a while. */
async function traced(writes: number): Promise<readonly string[]> {
  const [folder, log] = [temporaryFolder(), join(temporaryFolder(), "trace")];
  const calls = [
    "-f",
    "-e",
    "trace=openat,fdatasync,write,pwrite64,pwritev,writev",
    "-e",
    "inject=fdatasync:delay_enter=100000",
  ];
  const program = [process.execPath, "--import", "tsx", writer, folder, String(writes)];
  await promisify(execFile)("strace", ["-qq", "-o", log, ...calls, "--seccomp-bpf", ...program]);
  const lines = wholeCalls(readFileSync(log, "utf8").split("\n"));
  const begins = lines.findIndex((line) => line.includes('"begins\\n"'));
  const files = new Map(lines.flatMap(openedFile));
  return lines.slice(begins + 1).flatMap((line) => eventIn(line, files));
}

/** A call during which another thread made one stands in two lines: it is put where it ended. */
function wholeCalls(lines: readonly string[]): string[] {
  const begun = new Map<string, string>();
  return lines.flatMap((line) => {
    const [thread = ""] = line.split(" ", 1);
    const [, beginning] = /^(.*) <unfinished \.\.\.>$/.exec(line) ?? [];
    if (beginning !== undefined) {
      begun.set(thread, beginning);
      return [];
    }
    const [, end] = /<\.\.\. \w+ resumed>(.*)$/.exec(line) ?? [];
    return [end === undefined ? line : `${begun.get(thread) ?? ""}${end}`];
  });
}

/** LMDB writes its head through a file of its own, whose writes are on the disk when they return. */
function openedFile(line: string): [file: string, part: string][] {
  const [, flags, file] = /data\.mdb", (\S+?)(?:, \d+)?\) += (\d+)$/.exec(line) ?? [];
  if (flags === undefined || file === undefined) return [];
  return [[file, flags.includes("O_DSYNC") ? "head, through" : "pages"]];
}

function eventIn(line: string, files: ReadonlyMap<string, string>): string[] {
  if (line.includes('"resolved\\n"')) return ["resolved"];
  if (/fdatasync.*= 0/.test(line)) return ["flushed"];
  const file = /(?:pwrite64|pwritev|writev)\((\d+)/.exec(line)?.[1];
  return file === undefined ? [] : [files.get(file)].filter((part) => part !== undefined);
}

describe.skipIf(!canTrace)(`a write that has resolved${note}`, () => {
  test("was flushed to the disk before, pages first and then the head that names them", async () => {
    const events = await traced(1);
    expect(events.filter((event, at) => event !== events[at - 1])).toEqual([
      "pages",
      "flushed",
      "head, through",
      "resolved",
    ]);
  }, 60_000);

  test("shared its flush with those beside it", async () => {
    const events = await traced(500);
    expect(events.at(-1)).toBe("resolved");
    expect(events.filter((event) => event === "flushed").length).toBeLessThan(10);
  }, 60_000);
});

// This shows what the kernel has been given, which is what a kill leaves; the flush to the disk is shown above.
test("a copy of the file, taken when a write has resolved, opens and holds the record", async () => {
  const [folder, copy] = [temporaryFolder(), temporaryFolder()];
  const things = (await openedStore(`file:${folder}`)).namespace("things");
  for (let round = 0; round < 20; round++) {
    await Promise.all([1, 2, 3].map((key) => things.set(`${key}`, `${round} ${denseText(3000)}`)));
  }
  copyFileSync(join(folder, "data.mdb"), join(copy, "data.mdb"));
  const copied = (await openedStore(`file:${copy}`)).namespace("things");
  expect(await copied.getMany(["1", "2", "3"])).toEqual([1, 2, 3].map(() => `19 ${denseText(3000)}`));
});
