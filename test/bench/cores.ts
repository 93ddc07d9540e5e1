import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * Leaves the last core of this machine to the bots, and everything else of the bench to the others. Tells which core
 * that is; undefined where there is one core only, or no taskset (Linux), and all share what there is.
 */
export function coreForBots(): string | undefined {
  const cores = allowedCores();
  const last = cores.at(-1);
  if (last === undefined || cores.length < 2) return undefined;
  const others = cores.slice(0, -1).join(",");
  const { status } = spawnSync("taskset", ["-a", "-c", "-p", others, String(process.pid)]);
  return status === 0 ? String(last) : undefined;
}

function allowedCores(): readonly number[] {
  if (process.platform !== "linux") return [];
  const [, list = ""] = /^Cpus_allowed_list:\s*(\S+)$/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
  return list.split(",").flatMap((range) => {
    const [from = 0, to = from] = range.split("-").map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}
