import type { ProviderSettings } from "../config/providers.ts";
import type { Config } from "../config/read-config.ts";
import { later } from "./later.ts";

/** What it takes to talk to the providers that are configured, or to the sandbox where none is. */
export type Reach = {
  readonly settings: Partial<ProviderSettings>;
  readonly timeoutMs: number;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly isSandbox: boolean;
  readonly close: () => Promise<void>;
};

export async function reachProviders(config: Pick<Config, "providers" | "providerTimeoutMs">): Promise<Reach> {
  const common = { timeoutMs: config.providerTimeoutMs, clock: Date.now };
  if (config.providers.kind === "real") {
    const { kind: _, ...settings } = config.providers;
    return { ...common, settings, isSandbox: false, close: async () => undefined };
  }
  const { serveSandbox } = await import("../sandbox/serve-sandbox.ts");
  const { ayopopUrl, klikooUrl, credentials, close } = await serveSandbox({ clock: Date.now, after: later });
  return {
    ...common,
    settings: {
      ayopop: { ...credentials.ayopop, baseUrl: ayopopUrl, version: "2.0" },
      klikoo: { ...credentials.klikoo, baseUrl: klikooUrl },
    },
    isSandbox: true,
    close,
  };
}
