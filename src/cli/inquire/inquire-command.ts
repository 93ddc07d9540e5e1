import { reachable } from "../../app/bill-providers.ts";
import { ofCatalogueFile, openCatalogue } from "../../app/open-catalogue.ts";
import { type Reach, reachProviders } from "../../app/reach-providers.ts";
import type { Config, ConfigReading } from "../../config/read-config.ts";
import type { Body } from "../../conversation/screen.ts";
import type { Locale } from "../../domain/locale.ts";
import { allWords } from "../../i18n/words.ts";
import type { Attempt } from "../../inquiry/inquire.ts";
import { renderScreen } from "../../telegram/render-screen.ts";
import { plainFromHtml } from "../plain-from-html.ts";
import { misconfigured, misuse, type Terminal } from "../terminal.ts";
import { type Arguments, readArguments, usage } from "./arguments.ts";
import { askOnce } from "./ask-once.ts";
import { exitCode } from "./exit-code.ts";
import { findProduct } from "./find-product.ts";
import { readValues } from "./read-values.ts";

/** The exit code for "no answer", which a program that broke gives too. */
export const failed = 2;

/** One inquiry from the shell. @returns the exit code. */
export async function inquireCommand(
  argv: readonly string[],
  readConfiguration: () => ConfigReading,
  terminal: Terminal,
): Promise<number> {
  const read = readArguments(argv);
  if (read.kind === "help") {
    terminal.out(usage);
    return 0;
  }
  if (read.kind === "misuse") return misused(terminal, `${read.problem}\n\n${usage}`);
  const reading = readConfiguration();
  if (!reading.ok) return misconfigured(terminal, reading.problems);
  const reach = await reachProviders(reading.config);
  try {
    return await ask(read.args, reading.config, reach, terminal);
  } finally {
    await reach.close();
  }
}

async function ask(args: Arguments, config: Config, reach: Reach, terminal: Terminal): Promise<number> {
  const locale = args.locale ?? config.defaultLocale;
  const written = screenWriter(locale, config.timeZone);
  const opened = openCatalogue(config.catalogueFile);
  if (!opened.ok) return misconfigured(terminal, ofCatalogueFile(opened.problems));
  const found = findProduct({
    id: args.product,
    catalogue: opened.catalogue,
    providers: reachable(reach),
    ...(args.provider === undefined ? {} : { provider: args.provider }),
    isSandbox: reach.isSandbox,
  });
  if (found.kind === "none") return misused(terminal, found.problem);
  const { product } = found;
  const read = readValues(product, { ...args.typed, account: args.account });
  switch (read.kind) {
    case "not-asked":
      return misused(terminal, `"${product.id}" does not ask for --${read.field}`);
    case "missing":
      return misused(
        terminal,
        `--${read.field.kind} is needed\n\n${written({ show: "field", isTyped: true, product, ...read })}`,
      );
    case "refused":
      return misused(
        terminal,
        `it cannot be asked for\n\n${written({ show: "field", isTyped: true, product, ...read })}`,
      );
    case "values": {
      if (reach.isSandbox) terminal.err("No provider is configured: the sandbox answers.\n\n");
      const { kind: _, values, ...warned } = read;
      const result = await askOnce(
        reach,
        { product, values },
        {
          timeoutMs: 2 * config.providerTimeoutMs,
          attempted: (attempt) => terminal.err(attemptLine(attempt)),
        },
      );
      const answeredAt = new Date(result.answeredAt).toISOString();
      const shown = { show: "result", product, result, ...warned } as const;
      terminal.out(args.json ? `${JSON.stringify({ ...result, answeredAt }, null, 2)}\n` : `${written(shown)}\n`);
      return exitCode(result.outcome);
    }
  }
}

/** What the bot would show, without its markup and its buttons. The shell is the operator's: it is private. */
function screenWriter(locale: Locale, timeZone: string): (body: Body) => string {
  const words = allWords(timeZone)[locale];
  return (body) => {
    const screen = { locale, body, rows: [], nonce: "" };
    return plainFromHtml(renderScreen(screen, { words, owner: 0, audience: "person", bot: "", example: "" }).text);
  };
}

/** Who was asked and did not answer, which the bot tells its operators and not its agents. */
function attemptLine({ offer, outcome }: Attempt): string {
  if (exitCode(outcome) !== failed || outcome.kind === "bill") return "";
  const { kind, code = "no code", message } = outcome;
  const told = message?.en ?? message?.id;
  return `${offer.provider} ${offer.code}: ${kind} (${[code, told].filter(Boolean).join(", ")})\n`;
}

function misused(terminal: Terminal, problem: string): number {
  terminal.err(`${problem}\n`);
  return misuse;
}
