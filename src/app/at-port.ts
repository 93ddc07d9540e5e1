import type { Config } from "../config/read-config.ts";
import { CannotStart } from "./cannot-start.ts";

/** Opens at the port. Where nobody chose one any free port will do: a newcomer's start should not fail for it. */
export async function atPort<Opened>(
  { port, portChosen }: Pick<Config["http"], "port" | "portChosen">,
  open: (port: number) => Promise<Opened>,
): Promise<Opened> {
  try {
    return await open(port);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE" && !portChosen) return open(0);
    const problem = problems.get(code);
    throw problem === undefined ? error : new CannotStart([problem]);
  }
}

const problems: ReadonlyMap<unknown, string> = new Map([
  ["EADDRINUSE", "PORT: another program listens there; choose another, or 0 for any that is free"],
  ["EACCES", "PORT: this program may not listen there; choose one above 1023"],
  ["EADDRNOTAVAIL", "HOST: this machine has no such address"],
  ["ENOTFOUND", "HOST: this machine has no such address"],
]);
