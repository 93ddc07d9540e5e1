import { readFileSync } from "node:fs";
import { type LoadedCatalogue, loadCatalogue } from "../catalogue/load-catalogue.ts";
import { providerNames } from "./bill-providers.ts";

/** The catalogue with an operator's file, if there is one. A file that cannot be read is a problem like any other. */
export function openCatalogue(path?: string): LoadedCatalogue {
  if (path === undefined) return loadCatalogue({ providers: providerNames });
  const read = textOf(path);
  return read.ok
    ? loadCatalogue({ text: read.text, providers: providerNames })
    : { ok: false, problems: [read.problem] };
}

type Read = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string };

function textOf(path: string): Read {
  try {
    return { ok: true, text: readFileSync(path, "utf8") };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
    return { ok: false, problem: `the file cannot be read (${code})` };
  }
}
