import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "./temporary-folder.ts";

export type Program = {
  /** What it has printed so far, and what it has complained of. */
  readonly out: () => string;
  readonly err: () => string;
  /** Waits until it has printed this, or until it ends without. */
  readonly prints: (text: string | RegExp) => Promise<void>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** The exit code; a signal's name where that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
};

export type ProgramOptions = {
  readonly env?: Readonly<Record<string, string>>;
  /** What comes in by the pipe, and its end. */
  readonly input?: string;
};

/** Runs a file of `src` as `npm start` does, in an empty folder, with nothing of this machine's environment. */
export function program(entry: string, { env = {}, input = "" }: ProgramOptions = {}): Program {
  const file = fileURLToPath(new URL(`../../src/${entry}`, import.meta.url));
  const child: ChildProcess = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), file], {
    cwd: temporaryFolder(),
    env: { PATH: process.env.PATH, ...env },
    stdio: "pipe",
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let out = "";
  let err = "";
  const ended = once(child, "close").then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  child.stdin?.end(input);
  return {
    out: () => out,
    err: () => err,
    prints: async (text) => {
      const has = () => (typeof text === "string" ? out.includes(text) : text.test(out));
      const end = ended.then(() => "end" as const);
      while (!has()) {
        const next = await Promise.race([once(child.stdout ?? child, "data"), end]);
        if (next === "end" && !has()) throw new Error(`it ended without printing that:\n${out}\n${err}`);
      }
    },
    kill: (signal) => void child.kill(signal),
    ended,
  };
}
