import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import { freePort } from "./free-port.ts";

export const redisInstalled = spawnSync("redis-server", ["--version"]).status === 0;

/** For the name of a test, so that a run without Redis says what it left out. */
export const redisNote = redisInstalled ? "" : " (skipped: redis-server is not installed)";

export type RedisServer = {
  readonly url: string;
  /** Starts it again at the same address, empty where it is in memory. */
  start(): Promise<void>;
  /** Ends it at once, as a crash would. */
  stop(): Promise<void>;
  /** Keeps its connections open and answers nothing. */
  freeze(): void;
  thaw(): void;
};

const inMemory = ["--save", "", "--appendonly", "no"];

/** A real Redis on a free port, in memory unless told otherwise, ended with the running test. */
export async function redisServer(options: readonly string[] = inMemory): Promise<RedisServer> {
  const port = await freePort();
  let server: ChildProcess | undefined;

  const start = async () => {
    server = spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", ...options]);
    await untilReady(server);
  };
  const stop = async () => {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, "exit");
    server.kill("SIGKILL");
    await ended;
  };

  onTestFinished(stop);
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    stop,
    freeze: () => void server?.kill("SIGSTOP"),
    thaw: () => void server?.kill("SIGCONT"),
  };
}

async function untilReady({ stdout }: ChildProcess): Promise<void> {
  if (stdout === null) throw new Error("redis-server has no output to wait for");
  for await (const line of createInterface({ input: stdout })) {
    if (line.includes("Ready to accept connections")) {
      stdout.resume();
      return;
    }
  }
  throw new Error("redis-server ended before it was ready");
}
