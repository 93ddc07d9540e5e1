import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "./temporary-folder.ts";

const project = fileURLToPath(new URL("../../", import.meta.url));
const provider = fileURLToPath(new URL("third-provider/", import.meta.url));

/** The whole of what is written outside of the provider's own folder, and behind which line. */
const entries = [
  {
    file: "src/config/providers.ts",
    behind: "const readers = {\n",
    entry: `  warung: providerReader({
    required: { WARUNG_BASE_URL: baseUrl, WARUNG_API_KEY: text },
    optional: {},
    secrets: ["WARUNG_API_KEY"],
    settings: (values) => ({ baseUrl: values.WARUNG_BASE_URL, apiKey: values.WARUNG_API_KEY }),
  }),\n`,
  },
  {
    file: "src/app/bill-providers.ts",
    behind: 'import { klikoo } from "../providers/klikoo/index.ts";\n',
    entry: 'import { warung } from "../providers/warung/index.ts";\n',
  },
  {
    file: "src/app/bill-providers.ts",
    behind: "  klikoo: { provider: klikoo, desk: klikooDesk },\n",
    entry: "  warung: { provider: warung },\n",
  },
] as const;

/** A copy of the program to which the third provider is added by the steps of the README, and by nothing else. */
export function withThirdProvider(): string {
  const copy = temporaryFolder();
  for (const part of ["src", "locales", "package.json", "tsconfig.json"]) {
    cpSync(join(project, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(project, "node_modules"), join(copy, "node_modules"), "dir");
  const folder = join(copy, "src/providers/warung");
  cpSync(provider, folder, { recursive: true });
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".ts"))) change(join(folder, name), asInSource);
  for (const { file, behind, entry } of entries) {
    change(join(copy, file), (text) => {
      if (text.split(behind).length !== 2) throw new Error(`${file} has not one line to add behind: ${behind}`);
      return text.replace(behind, (line) => line + entry);
    });
  }
  return copy;
}

/** Its imports as they are in `src/providers/warung/`. */
function asInSource(text: string): string {
  return text.replaceAll("../../../src/providers/", "../").replaceAll("../../../src/", "../../");
}

function change(path: string, changed: (text: string) => string): void {
  writeFileSync(path, changed(readFileSync(path, "utf8")));
}
