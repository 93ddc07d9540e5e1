import { readFileSync } from "node:fs";
import { type Config, readConfig } from "../../src/config/read-config.ts";

const prefix = "LIVE_";

/**
 * Credentials of a provider's test environment: the bot's own variables with LIVE_ in front, so that a `.env` for real
 * traffic is never taken by accident. Undefined without them.
 */
export function liveProviders(): Extract<Config["providers"], { kind: "real" }> | undefined {
  const given = Object.entries(process.env).flatMap(([name, value]) =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
  );
  const reading = readConfig(Object.fromEntries(given), (path) => readFileSync(path, "utf8"));
  if (!reading.ok) throw new Error(reading.problems.map((problem) => prefix + problem).join("\n"));
  return reading.config.providers.kind === "real" ? reading.config.providers : undefined;
}
