import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { sharedFolder } from "./contained.ts";

export type Image = {
  /** What stands in the image's /app, except for the packages. */
  readonly folder: string;
  /** The folder of this machine that stands for /app/node_modules. */
  readonly packages: string;
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly user: number;
};

type Line = { readonly word: string; readonly rest: string };

const root = fileURLToPath(new URL("../../", import.meta.url));
const packages = join(root, "node_modules");

/** The image without an engine: the Dockerfile's own lines, with the packages that are installed here already. */
export function builtImage(): Image {
  const [, build = [], last = []] = stages(readFileSync(join(root, ".ci/deploy/Dockerfile"), "utf8"));
  const work = temporaryFolder();
  symlinkSync(packages, join(work, "node_modules"));
  make(build, { root, "": work });
  const folder = sharedFolder();
  make(last, { root, "": folder, build: work });
  mkdirSync(join(folder, "node_modules"));
  const said = (word: string) => last.find((line) => line.word === word)?.rest ?? "";
  return {
    folder,
    packages,
    command: JSON.parse(said("CMD")),
    env: Object.fromEntries(
      said("ENV")
        .split(" ")
        .map((pair) => pair.split("=")),
    ),
    user: Number(said("USER").split(":")[0]),
  };
}

function stages(dockerfile: string): readonly (readonly Line[])[] {
  const lines = [...dockerfile.matchAll(/^([A-Z]+) (.+)$/gm)].map(([, word = "", rest = ""]) => ({ word, rest }));
  const starts = lines.flatMap(({ word }, at) => (word === "FROM" ? [at] : []));
  return starts.map((start, at) => lines.slice(start, starts[at + 1]));
}

/** Does what the lines of one stage say; `folders` are that of the stage itself, and those it copies from. */
function make(lines: readonly Line[], folders: Readonly<Record<string, string>>): void {
  const here = folders[""] ?? "";
  for (const { word, rest } of lines) {
    if (word === "COPY") copy(rest, folders);
    if (word !== "RUN" || rest.startsWith("npm ci")) continue;
    const { status, stdout, stderr } = spawnSync("sh", ["-c", rest], { cwd: here, encoding: "utf8" });
    if (status !== 0) throw new Error(`${rest} failed:\n${stdout}\n${stderr}`);
  }
}

function copy(rest: string, folders: Readonly<Record<string, string>>): void {
  const [, from, paths = ""] = /^(?:--from=(\w+) )?(.+)$/.exec(rest) ?? [];
  if (from === "packages") return;
  const names = paths.split(" ");
  const target = join(folders[""] ?? "", names.pop() ?? "");
  for (const name of names) {
    const source = join(folders[from ?? "root"] ?? "", name.replace(/^\/app\//, ""));
    const isInto = names.length > 1 || /\/$/.test(paths);
    cpSync(source, isInto ? join(target, basename(name)) : target, { recursive: true });
  }
}
