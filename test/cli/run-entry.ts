import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { Environment, Ran } from "./run-command.ts";

/** Runs an entry as `npm run` does, in a folder without a `.env`. */
export async function runEntry(name: string, argv: readonly string[], env: Environment, cwd: string): Promise<Ran> {
  const entry = fileURLToPath(new URL(`../../src/cli/${name}.ts`, import.meta.url));
  const loader = import.meta.resolve("tsx");
  const child = spawn(process.execPath, ["--import", loader, entry, ...argv], {
    cwd,
    env: { PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const texts = Promise.all([child.stdout, child.stderr].map((stream) => stream.setEncoding("utf8").toArray()));
  const [[code], [out = [], err = []]] = await Promise.all([once(child, "exit"), texts]);
  return { code: Number(code), out: out.join(""), err: err.join("") };
}
