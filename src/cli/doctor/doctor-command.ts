import { parseArgs } from "node:util";
import { partnerDesks, reachable } from "../../app/bill-providers.ts";
import { type Reach, reachProviders } from "../../app/reach-providers.ts";
import type { Config, ConfigReading } from "../../config/read-config.ts";
import { hideSecrets } from "../hide-secrets.ts";
import { badConfiguration, misuse, type Terminal } from "../terminal.ts";
import { checkCatalogue } from "./check-catalogue.ts";
import { checkProvider } from "./check-provider.ts";
import { checkSettings } from "./check-settings.ts";
import { checkStore } from "./check-store.ts";
import { checkTelegram } from "./check-telegram.ts";
import type { Check, Finding } from "./finding.ts";
import { runChecks } from "./run-checks.ts";

const usage = `Checks whether the bot can work, and says what to do where it cannot.

  npm run doctor

It looks at the configuration, the catalogue, the store (a record is written, read and deleted), Telegram
(the token, and where updates go), each provider (its balance is asked for: no customer is named) and this
machine's clock. No secret is printed.

Exit codes:
   0  nothing failed
   1  something failed
  64  not used as described here
  78  the configuration cannot be read; the rest was not checked
`;

const longestCheckMs = 20_000;
const longestCallMs = 15_000;

/** @returns the exit code. */
export async function doctorCommand(
  argv: readonly string[],
  readConfiguration: () => ConfigReading,
  terminal: Terminal,
  clock: () => number = Date.now,
): Promise<number> {
  const wanted = readArguments(argv);
  if (wanted !== "checks") {
    (wanted === "help" ? terminal.out : terminal.err)(usage);
    return wanted === "help" ? 0 : misuse;
  }
  const reading = readConfiguration();
  if (!reading.ok) {
    for (const problem of reading.problems)
      terminal.out(line({ status: "failed", about: "Configuration", found: problem }));
    terminal.out(".env.example tells what each variable is for.\n");
    return badConfiguration;
  }
  const config = { ...reading.config, providerTimeoutMs: Math.min(reading.config.providerTimeoutMs, longestCallMs) };
  const hidden = hideSecrets(config);
  const reach = await reachProviders(config);
  try {
    const all = await runChecks(checksOf(config, reach, clock), {
      timeoutMs: longestCheckMs,
      report: (finding) => terminal.out(hidden(line(finding))),
    });
    return all.some(({ status }) => status === "failed") ? 1 : 0;
  } finally {
    await reach.close();
  }
}

function checksOf(config: Config, reach: Reach, clock: () => number): readonly Check[] {
  const { isSandbox } = reach;
  return [
    checkSettings(config),
    checkCatalogue({
      ...(config.catalogueFile === undefined ? {} : { path: config.catalogueFile }),
      providers: reachable(reach),
      isSandbox,
    }),
    checkStore(config),
    checkTelegram(config.telegram, clock),
    ...partnerDesks(reach).map((desk) => checkProvider({ desk, isSandbox, clock })),
  ];
}

function readArguments(argv: readonly string[]): "checks" | "help" | "misuse" {
  try {
    const { values } = parseArgs({ args: [...argv], options: { help: { type: "boolean", short: "h" } } });
    return values.help ? "help" : "checks";
  } catch (error) {
    if (error instanceof TypeError && "code" in error) return "misuse";
    throw error;
  }
}

function line({ status, about, found, advice }: Finding): string {
  const first = `${status.padEnd(7)}  ${about}: ${found}\n`;
  return advice === undefined ? first : `${first}${" ".repeat(9)}${advice}\n`;
}
