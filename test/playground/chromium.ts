import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const args = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** How to start the machine's own Chromium, or undefined when there is none. */
export function installedChromium(): { readonly executablePath: string; readonly args: string[] } | undefined {
  const named = process.env.CHROMIUM_PATH;
  const folders = ["/usr/bin", ...(process.env.PATH ?? "").split(delimiter)];
  const candidates = named === undefined ? folders.map((folder) => join(folder, "chromium")) : [named];
  const executablePath = candidates.find(isExecutable);
  return executablePath === undefined ? undefined : { executablePath, args };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
