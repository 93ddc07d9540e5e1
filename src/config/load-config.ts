import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { type ConfigReading, readConfig } from "./read-config.ts";

/** The configuration of this process: its environment, and `.env` for what the environment does not set. */
export function loadConfig(envFile = ".env"): ConfigReading {
  const readFile = (path: string) => readFileSync(path, "utf8");
  const fromFile = existsSync(envFile) ? parseEnv(readFile(envFile)) : {};
  return readConfig({ ...fromFile, ...process.env }, readFile);
}
