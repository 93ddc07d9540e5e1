import { fileURLToPath } from "node:url";
import { type StartedProgram, type StartOptions, startedProgram } from "./started-program.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** Runs a file of `src` as `npm start` does, in an empty folder, with nothing of this machine's environment. */
export function program(entry: string, { env = {}, ...rest }: Partial<Omit<StartOptions, "cwd">> = {}): StartedProgram {
  const file = fileURLToPath(new URL(`../../src/${entry}`, import.meta.url));
  return startedProgram(process.execPath, ["--import", import.meta.resolve("tsx"), file], {
    cwd: temporaryFolder(),
    env: { PATH: process.env.PATH, ...env },
    ...rest,
  });
}
