import { readFileSync } from "node:fs";
import { onTestFinished } from "vitest";
import type { Terminal } from "../../src/cli/terminal.ts";
import { type ConfigReading, readConfig } from "../../src/config/read-config.ts";
import { newCredentials } from "../../src/sandbox/credentials.ts";
import { type ServedSandbox, serveSandbox } from "../../src/sandbox/serve-sandbox.ts";

export type Environment = Readonly<Record<string, string>>;
export type Ran = { readonly code: number; readonly out: string; readonly err: string };

type Command = (argv: readonly string[], read: () => ConfigReading, terminal: Terminal) => Promise<number>;

/** Runs a command in this process, as its entry does, with an environment of its own. */
export async function run(command: Command, argv: readonly string[], env: Environment = {}): Promise<Ran> {
  let out = "";
  let err = "";
  const code = await command(argv, () => readConfig(env, (path) => readFileSync(path, "utf8")), {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

// An RSA key takes a tenth of a second: one pair serves all tests of a file.
const credentials = newCredentials();

/** A sandbox whose clock is the machine's, as a command's is. */
export async function sandboxNow(): Promise<ServedSandbox> {
  const served = await serveSandbox({
    credentials,
    clock: Date.now,
    after: (ms, later) => {
      const timer = setTimeout(later, ms);
      return () => clearTimeout(timer);
    },
  });
  onTestFinished(served.close);
  return served;
}

/** The variables of a bot whose providers are that sandbox. */
export function bothProviders(served: ServedSandbox): Environment {
  return { ...atAyopop(served.ayopopUrl), ...atKlikoo(served.klikooUrl) };
}

export function atAyopop(url: string): Environment {
  const { apiKey, apiSecret } = credentials.ayopop;
  return { AYOPOP_BASE_URL: url, AYOPOP_API_KEY: apiKey, AYOPOP_API_SECRET: apiSecret };
}

export function atKlikoo(url: string): Environment {
  const { clientId, clientSecret, privateKey } = credentials.klikoo;
  return {
    KLIKOO_BASE_URL: url,
    KLIKOO_CLIENT_ID: clientId,
    KLIKOO_CLIENT_SECRET: clientSecret,
    KLIKOO_PRIVATE_KEY: privateKey,
  };
}
