import { parseArgs } from "node:util";
import type { ConfigReading } from "../../config/read-config.ts";
import { misuse, type Terminal } from "../terminal.ts";
import { checkCatalogueFile } from "./check-catalogue-file.ts";
import { pullCatalogue } from "./pull-catalogue.ts";

const usage = `Works on a file for CATALOGUE_FILE.

  npm run catalogue -- pull [--out <file>]   hold the providers' product lists against the catalogue
  npm run catalogue -- check <file>          say what is wrong with a file

pull reads the lists of all configured providers (or of the sandbox) and compares them by code with the
catalogue: the built-in one, with CATALOGUE_FILE if it is set. It writes a file that can take the place of
CATALOGUE_FILE, into --out or else to the output: offers that are gone or not active are taken out, products
without an offer are removed, and what is new comes last, with a rule that takes nearly any number. Review
these before agents see them: no list tells what a number looks like, or whether months, a zone or an amount
have to be sent. The report says what was found.

Exit codes:
   0  every list was read and the file was written; the checked file is right
   1  a list could not be read, or nothing could be written; the checked file is not right
  64  not used as described here
  78  the configuration is not right
`;

/** @returns the exit code. */
export async function catalogueCommand(
  argv: readonly string[],
  readConfiguration: () => ConfigReading,
  terminal: Terminal,
): Promise<number> {
  const { command, help, out } = readArguments(argv);
  if (help) {
    terminal.out(usage);
    return 0;
  }
  const [name, path, ...rest] = command;
  if (name === "pull" && path === undefined) return pullCatalogue(readConfiguration, terminal, out);
  if (name === "check" && path !== undefined && rest.length === 0 && out === undefined) {
    return checkCatalogueFile(path, terminal);
  }
  terminal.err(usage);
  return misuse;
}

type ReadArguments = { readonly command: readonly string[]; readonly help: boolean; readonly out?: string };

/** Nothing at all is a command that there is not. */
function readArguments(argv: readonly string[]): ReadArguments {
  try {
    const { positionals, values } = parseArgs({
      args: [...argv],
      options: { out: { type: "string" }, help: { type: "boolean", short: "h", default: false } },
      allowPositionals: true,
    });
    return { command: positionals, help: values.help, ...(values.out === undefined ? {} : { out: values.out }) };
  } catch (error) {
    if (error instanceof TypeError && "code" in error) return { command: [], help: false };
    throw error;
  }
}
