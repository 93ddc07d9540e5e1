import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "../support/free-port.ts";

const main = fileURLToPath(new URL("../../dist/main.js", import.meta.url));

/** The built program as an operator runs it, with a store of its own on disk. */
export async function runningBot(env: Readonly<Record<string, string>>) {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "cek-tagihan-load-"));
  // Nobody checks as much as this crowd does, all from one pattern of numbers.
  const own = {
    ACCESS: "open",
    STORE_URL: `file:${folder}`,
    PORT: String(port),
    LOG_LEVEL: "warn",
    PROVIDER_PER_SECOND: "100",
    PROVIDER_CONCURRENCY: "200",
    QUOTA_PER_MINUTE: "0",
    QUOTA_PER_DAY: "0",
    ENUMERATION_GUARD: "off",
  };
  const child = spawn(process.execPath, [main], { cwd: folder, env: { PATH: process.env.PATH, ...own, ...env } });
  const ended = once(child, "close");
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => printed.push(text));
  }
  const page = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();

  return {
    ready: async () => {
      while (child.exitCode === null && !(await isReady(port))) await pause(100);
      if (child.exitCode !== null) throw new Error(`the bot ended before it was ready:\n${printed.join("")}`);
    },
    /** What it takes of the machine's memory, in bytes. */
    memory: async () => Number(/^process_resident_memory_bytes (\S+)$/m.exec(await page("/metrics"))?.[1]),
    /** The lines that it logged, as JSON. */
    log: () => printed.join("").split("\n").filter(Boolean),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

async function isReady(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
  await answer?.text();
  return answer?.ok === true;
}
