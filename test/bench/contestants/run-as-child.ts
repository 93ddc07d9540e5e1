import { readFileSync } from "node:fs";

/** What a contestant's process is told when it starts. */
export type Setup = {
  readonly apiRoot: string;
  /** For its webhook. */
  readonly port: number;
  readonly providerUrl: string;
  readonly delivery: "polling" | "webhook";
  readonly storeUrl: string;
};

/** What its process has used so far: processor time in microseconds, memory in bytes. */
export type Usage = {
  readonly processorTime: number;
  /** All that is resident. */
  readonly memory: number;
  readonly mostMemory: number;
};

/** Asked apart from the rest: to count the pages takes milliseconds of what is measured. */
export type Question = "usage" | "store pages";

export const token = "1:a-token-of-no-bot";
export const secret = "a-secret-of-no-bot";
export const providerKey = "a-key-of-no-partner";
export const providerSecret = "a-provider-secret-of-no-partner";

/** Starts a contestant, tells the bench that it runs, and answers what its process has used until the bench leaves. */
export async function runAsChild(start: (setup: Setup) => Promise<unknown>): Promise<void> {
  await start(JSON.parse(process.argv[2] ?? ""));
  process.on("message", (question: Question) => process.send?.(question === "usage" ? usage() : storePages()));
  process.once("disconnect", () => process.exit());
  process.send?.("it runs");
}

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  const memory = process.memoryUsage.rss();
  const mostMemory = process.resourceUsage().maxRSS * 1024;
  return { processorTime: user + system, memory, mostMemory };
}

/**
 * Of the memory, the pages of a store's file, in bytes, which the system takes back when it needs them. As Linux tells it;
 * elsewhere it is not known and told as 0.
 */
function storePages(): number {
  if (process.platform !== "linux") return 0;
  const maps = readFileSync("/proc/self/smaps", "utf8").matchAll(/\.mdb\n(?:.*\n)*?Rss: *(\d+) kB/g);
  return [...maps].reduce((sum, [, kilobytes]) => sum + Number(kilobytes) * 1024, 0);
}
