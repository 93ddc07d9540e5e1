import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

export type BuiltContestants = { readonly folder: URL; readonly remove: () => void };

/**
 * The bots as production runs them, compiled, since a loader of TypeScript would be a third of their memory. It stands
 * below node_modules, where the packages are found.
 */
export function builtContestants(): BuiltContestants {
  const root = new URL("../../", import.meta.url);
  const cache = new URL("node_modules/.cache/", root);
  mkdirSync(cache, { recursive: true });
  const place = mkdtempSync(fileURLToPath(new URL("bench-", cache)));
  const compiler = fileURLToPath(new URL("node_modules/typescript/bin/tsc", root));
  const project = fileURLToPath(new URL("tsconfig.json", import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [compiler, "-p", project, "--outDir", place]);
  if (status !== 0) throw new Error(`The bots could not be built:\n${stdout}`);
  const data = (path: string) => !path.endsWith(".ts");
  for (const name of ["src", "locales", "package.json"]) {
    cpSync(new URL(name, root), `${place}/${name}`, { recursive: true, filter: data });
  }
  return {
    folder: new URL(`file://${place}/test/bench/contestants/`),
    remove: () => rmSync(place, { recursive: true }),
  };
}
