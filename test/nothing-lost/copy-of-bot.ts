import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";

export type CopyOfBot = {
  readonly start: () => void;
  /** Ends it at once, as a power cut would, or so long after it was asked to end; resolves when it is gone. */
  readonly kill: (stoppingMs?: number) => Promise<void>;
  /** Asks it to end; gives its exit code, or the signal that ended it. */
  readonly stop: () => Promise<number | NodeJS.Signals>;
  /** Resolves when it says that it is ready; at once where it is not running. */
  readonly ready: () => Promise<void>;
  /** How often it has ended without being asked. */
  readonly fell: () => number;
  /** The last of what it has printed, with the time of each piece. */
  readonly log: () => string;
};

const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const loader = import.meta.resolve("tsx");
const keptLines = 4_000;

/** One copy of the program, as an operator runs it: started, ended and started again. */
export function copyOfBot(env: Readonly<Record<string, string>>, port: number): CopyOfBot {
  const cwd = temporaryFolder();
  const printed: string[] = [];
  let running: Running | undefined;
  let fell = 0;
  onTestFinished(async () => {
    if (running !== undefined) await end("SIGKILL");
  });

  const print = (text: string) => {
    printed.push(`${new Date().toISOString().slice(14, 23)} ${text}`);
    if (printed.length > keptLines) printed.splice(0, keptLines / 2);
  };
  const end = async (signal: NodeJS.Signals) => {
    const ended = running;
    running = undefined;
    print(`--- ${signal}\n`);
    ended?.signal(signal);
    const code = await ended?.ended;
    print(`--- ended with ${code}\n`);
    return code ?? 0;
  };

  return {
    start: () => {
      print("--- started\n");
      const child = run({ cwd, env: { PATH: process.env.PATH, ...env, PORT: String(port) } }, print);
      running = child;
      void child.ended.then(() => {
        if (running === child && !child.isAsked()) fell += 1;
      });
    },
    kill: async (stoppingMs) => {
      if (stoppingMs !== undefined) {
        running?.signal("SIGTERM");
        await pause(stoppingMs);
      }
      await end("SIGKILL");
    },
    stop: () => end("SIGTERM"),
    ready: async () => {
      while (running?.isUp() === true && !(await isReady(port))) await pause(50);
    },
    fell: () => fell,
    log: () => printed.join(""),
  };
}

type Running = {
  readonly isUp: () => boolean;
  readonly isAsked: () => boolean;
  readonly ended: Promise<number | NodeJS.Signals>;
  readonly signal: (signal: NodeJS.Signals) => void;
};

function run(
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
  print: (text: string) => void,
): Running {
  const child = spawn(process.execPath, ["--import", loader, main], { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let isUp = true;
  let isAsked = false;
  const ended = once(child, "close").then(([code, signal]) => {
    isUp = false;
    return (code ?? signal) as number | NodeJS.Signals;
  });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", print);
  return {
    isUp: () => isUp,
    isAsked: () => isAsked,
    ended,
    signal: (signal) => {
      isAsked = true;
      child.kill(signal);
    },
  };
}

async function isReady(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
  await answer?.text();
  return answer?.ok === true;
}
