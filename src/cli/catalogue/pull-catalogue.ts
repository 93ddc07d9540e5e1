import { writeFileSync } from "node:fs";
import { providerNames } from "../../app/bill-providers.ts";
import { ofCatalogueFile, openCatalogue } from "../../app/open-catalogue.ts";
import { type Reach, reachProviders } from "../../app/reach-providers.ts";
import { compareLists } from "../../catalogue/compare-lists.ts";
import { defaultCatalogue } from "../../catalogue/default-catalogue.ts";
import { loadCatalogue } from "../../catalogue/load-catalogue.ts";
import { pulledFile } from "../../catalogue/pulled-file.ts";
import type { Config, ConfigReading } from "../../config/read-config.ts";
import { systemCode } from "../../storage/system-code.ts";
import { hideSecrets } from "../hide-secrets.ts";
import { misconfigured, type Terminal } from "../terminal.ts";
import { pullReport } from "./pull-report.ts";
import { readLists } from "./read-lists.ts";

/** @returns the exit code. */
export async function pullCatalogue(
  readConfiguration: () => ConfigReading,
  terminal: Terminal,
  out?: string,
): Promise<number> {
  const reading = readConfiguration();
  if (!reading.ok) return misconfigured(terminal, reading.problems);
  const reach = await reachProviders(reading.config);
  try {
    return await pull(reading.config, reach, terminal, out);
  } finally {
    await reach.close();
  }
}

async function pull(config: Config, reach: Reach, terminal: Terminal, out?: string): Promise<number> {
  const hidden = hideSecrets(config);
  // The report gives way to the file where that goes to the output.
  const report = (text: string) => (out === undefined ? terminal.err : terminal.out)(hidden(text));
  const opened = openCatalogue(config.catalogueFile);
  if (!opened.ok) return misconfigured(terminal, ofCatalogueFile(opened.problems));
  if (reach.isSandbox) report("No provider is configured: these are the sandbox's lists.\n");
  const { lists, said, areAll } = await readLists(reach);
  report(said.map((line) => `${line}\n`).join(""));
  if (lists.length === 0) return 1;
  const comparison = compareLists(opened.catalogue, lists);
  const pulled = pulledFile(opened.catalogue, comparison, defaultCatalogue());
  report(pullReport(comparison, pulled));
  const text = `${JSON.stringify(pulled.file, null, 2)}\n`;
  const loaded = loadCatalogue({ text, providers: providerNames });
  if (!loaded.ok) {
    report(`Nothing was written, because it would not be right:\n${loaded.problems.join("\n")}\n`);
    return 1;
  }
  const problem = write(text, terminal, out);
  if (problem !== undefined) report(`${problem}\n`);
  return problem === undefined && areAll ? 0 : 1;
}

function write(text: string, terminal: Terminal, out: string | undefined): string | undefined {
  if (out === undefined) return void terminal.out(text);
  try {
    return void writeFileSync(out, text);
  } catch (error) {
    return `The file cannot be written (${systemCode(error) ?? "unknown reason"}).`;
  }
}
