import { readFileSync } from "node:fs";

/** As package.json says, which stands one folder above the source and above what is built of it. */
export function programVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return String(version);
}
