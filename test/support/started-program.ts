import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";

export type StartedProgram = {
  readonly pid: number;
  /** What it has printed so far, and what it has complained of. */
  readonly out: () => string;
  readonly err: () => string;
  /** Waits until it has printed this, or until it ends without. */
  readonly prints: (text: string | RegExp) => Promise<void>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** The exit code; a signal's name where that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
};

export type StartOptions = {
  readonly cwd?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What comes in by the pipe, and its end. */
  readonly input?: string;
};

/** Any program, ended with the running test. */
export function startedProgram(command: string, args: readonly string[], options: StartOptions): StartedProgram {
  const { input = "", ...where } = options;
  const child: ChildProcess = spawn(command, args, { ...where, stdio: "pipe" });
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
    pid: child.pid ?? 0,
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
