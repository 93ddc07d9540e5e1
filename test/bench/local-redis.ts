import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { freePort } from "../support/free-port.ts";

export type LocalRedis = {
  /** The address of a database that nobody has used yet. */
  readonly newDatabase: () => string;
  /** That it has used so far, in microseconds. */
  readonly processorTime: () => number;
  readonly stop: () => Promise<void>;
};

/** A Redis in memory of the bench's own; undefined where none is installed. */
export async function localRedis(): Promise<LocalRedis | undefined> {
  if (spawnSync("redis-server", ["--version"]).status !== 0) return undefined;
  const port = await freePort();
  const server = spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--save", ""]);
  const ended = once(server, "exit");
  for await (const line of createInterface({ input: server.stdout })) {
    if (line.includes("Ready to accept connections")) break;
  }
  server.stdout.resume();
  let databases = 0;
  return {
    newDatabase: () => `redis://127.0.0.1:${port}/${databases++}`,
    processorTime: () => {
      const { stdout } = spawnSync("redis-cli", ["-p", String(port), "info", "cpu"], { encoding: "utf8" });
      const seconds = [...stdout.matchAll(/^used_cpu_(?:sys|user):([\d.]+)/gm)].map(([, used]) => Number(used));
      return 1_000_000 * seconds.reduce((sum, used) => sum + used, 0);
    },
    stop: async () => {
      server.kill();
      await ended;
    },
  };
}
