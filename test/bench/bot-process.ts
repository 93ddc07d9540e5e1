import { fork } from "node:child_process";
import { once } from "node:events";
import type { Question, Setup, Usage } from "./contestants/run-as-child.ts";

export type BotProcess = {
  /** Milliseconds from its start until it took updates. */
  readonly startedIn: number;
  readonly usage: () => Promise<Usage>;
  /** Of its memory, what is a store's file, in bytes. */
  readonly storePages: () => Promise<number>;
  readonly stop: () => Promise<void>;
};

export type ProcessOptions = {
  /** Of the built contestants. */
  readonly folder: URL;
  /** Flags of Node itself. */
  readonly nodeFlags?: readonly string[] | undefined;
  /** The only core that it may use. */
  readonly core: string | undefined;
  /** Where its `--cpu-prof` goes. */
  readonly profiles: string | undefined;
};

/** Starts a contestant in a process of its own. */
export async function botProcess(file: string, setup: Setup, options: ProcessOptions): Promise<BotProcess> {
  const begunAt = performance.now();
  const child = fork(new URL(file, options.folder), [JSON.stringify(setup)], nodeOf(options));
  const ended = once(child, "exit");

  const told = async () => {
    const [message] = await Promise.race([
      once(child, "message"),
      ended.then(() => Promise.reject(new Error(`${file} ended before it answered`))),
    ]);
    return message;
  };
  await told();
  const ask = (question: Question) => {
    const answer = told();
    child.send(question);
    return answer;
  };

  return {
    startedIn: performance.now() - begunAt,
    usage: () => ask("usage"),
    storePages: () => ask("store pages"),
    stop: async () => {
      child.disconnect();
      await ended;
    },
  };
}

type Node = { readonly execPath: string; readonly execArgv: string[] };

function nodeOf({ core, nodeFlags = [], profiles }: ProcessOptions): Node {
  const flags = [...nodeFlags, ...(profiles === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profiles}`])];
  if (core === undefined) return { execPath: process.execPath, execArgv: flags };
  return { execPath: "taskset", execArgv: ["-c", core, process.execPath, ...flags] };
}
