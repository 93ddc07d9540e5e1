import { fileURLToPath } from "node:url";
import { type StartedProgram, type StartOptions, startedProgram } from "./started-program.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export type ProgramOptions = Partial<Omit<StartOptions, "cwd">> & {
  /** What runs the program, with its own arguments, and gives it its own process. */
  readonly below?: (command: readonly string[]) => [command: string, args: readonly string[]];
};

/** Runs a file of `src` as `npm start` does, in an empty folder, with nothing of this machine's environment. */
export function program(entry: string, { env = {}, below = itself, ...rest }: ProgramOptions = {}): StartedProgram {
  const file = fileURLToPath(new URL(`../../src/${entry}`, import.meta.url));
  return startedProgram(...below([process.execPath, "--import", import.meta.resolve("tsx"), file]), {
    cwd: temporaryFolder(),
    env: { PATH: process.env.PATH, ...env },
    ...rest,
  });
}

function itself([command = "", ...args]: readonly string[]): [string, readonly string[]] {
  return [command, args];
}
