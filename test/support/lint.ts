import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export type Finding = { readonly path: string; readonly rule: string; readonly message: string };

const root = fileURLToPath(new URL("../../", import.meta.url));
const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
const settings = ["biome.json", ".ci/lint", "package.json", ".gitignore"];

/** Lints files that exist only for this question, with the project's real settings. Keys are paths like `src/a/b.ts`. */
export async function lint(files: ReadonlyMap<string, string>): Promise<readonly Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), "cek-tagihan-lint-"));
  try {
    for (const name of settings) await cp(join(root, name), join(folder, name), { recursive: true });
    for (const [path, text] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    return findings(await runBiome(folder), files.size);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The linter leaves with a code when it finds something, which is what is asked of it here. */
function runBiome(folder: string): Promise<string> {
  const args = [biome, "lint", "--reporter=json", "--max-diagnostics=none", "src"];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      if (stdout.startsWith("{")) resolve(stdout);
      else reject(new Error(`The linter did not run: ${stderr}`, { cause: error }));
    });
  });
}

function findings(report: string, expected: number): readonly Finding[] {
  const { summary, diagnostics } = JSON.parse(report) as Report;
  const checked = summary.changed + summary.unchanged;
  if (checked !== expected) throw new Error(`The linter read ${checked} files of ${expected}`);
  return diagnostics.map(({ category, location, message }) => ({ path: location.path, rule: category, message }));
}

type Report = {
  readonly summary: { readonly changed: number; readonly unchanged: number };
  readonly diagnostics: readonly {
    readonly category: string;
    readonly message: string;
    readonly location: { readonly path: string };
  }[];
};
