import { readFileSync } from "node:fs";
import { type LoadedCatalogue, loadCatalogue } from "../catalogue/load-catalogue.ts";
import { systemCode } from "../storage/system-code.ts";
import { providerNames } from "./bill-providers.ts";

/** The catalogue with an operator's file, if there is one. A file that cannot be read is a problem like any other. */
export function openCatalogue(path?: string): LoadedCatalogue {
  if (path === undefined) return loadCatalogue({ providers: providerNames });
  const read = textOf(path);
  return read.ok
    ? loadCatalogue({ text: read.text, providers: providerNames })
    : { ok: false, problems: [read.problem] };
}

/** Its problems as those of the variable that names the file. */
export function ofCatalogueFile(problems: readonly string[]): readonly string[] {
  return problems.map((problem) => `CATALOGUE_FILE: ${problem}`);
}

type Read = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string };

function textOf(path: string): Read {
  try {
    return { ok: true, text: readFileSync(path, "utf8") };
  } catch (error) {
    return { ok: false, problem: `the file cannot be read (${systemCode(error) ?? "unknown reason"})` };
  }
}
