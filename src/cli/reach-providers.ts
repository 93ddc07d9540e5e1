import type { Config } from "../config/read-config.ts";
import type { ProviderName } from "../domain/product.ts";
import type { BillProvider } from "../inquiry/provider.ts";
import { ayopopDesk } from "../providers/ayopop/desk.ts";
import { ayopop } from "../providers/ayopop/index.ts";
import type { AyopopOptions } from "../providers/ayopop/options.ts";
import type { DeskOptions, PartnerDesk } from "../providers/desk.ts";
import { klikooDesk } from "../providers/klikoo/desk.ts";
import { klikoo } from "../providers/klikoo/index.ts";
import type { KlikooOptions } from "../providers/klikoo/options.ts";
import { serveSandbox } from "../sandbox/serve-sandbox.ts";

/** Every provider that the program knows, configured or not. */
export const knownProviders = ["ayopop", "klikoo"] as const;

/** What it takes to talk to the providers that are configured, or to the sandbox where none is. */
export type Reach = {
  readonly ayopop?: AyopopOptions;
  readonly klikoo?: KlikooOptions;
  readonly isSandbox: boolean;
  readonly close: () => Promise<void>;
};

export async function reachProviders(config: Pick<Config, "providers" | "providerTimeoutMs">): Promise<Reach> {
  const common = { timeoutMs: config.providerTimeoutMs, clock: Date.now };
  if (config.providers.kind === "real") {
    const { ayopop: atAyopop, klikoo: atKlikoo } = config.providers;
    return {
      ...(atAyopop === undefined ? {} : { ayopop: { ...common, ...atAyopop } }),
      ...(atKlikoo === undefined ? {} : { klikoo: { ...common, ...atKlikoo } }),
      isSandbox: false,
      close: async () => undefined,
    };
  }
  const { ayopopUrl, klikooUrl, credentials, close } = await serveSandbox({ clock: Date.now, after });
  return {
    ayopop: { ...common, ...credentials.ayopop, baseUrl: ayopopUrl, version: "2.0" },
    klikoo: { ...common, ...credentials.klikoo, baseUrl: klikooUrl },
    isSandbox: true,
    close,
  };
}

export function billProviders(reach: Reach): readonly BillProvider[] {
  return [
    ...(reach.ayopop === undefined ? [] : [ayopop(reach.ayopop)]),
    ...(reach.klikoo === undefined ? [] : [klikoo(reach.klikoo)]),
  ];
}

/** Opens the desk of each provider, with what else its user wants of it. */
export function partnerDesks(reach: Reach): readonly ((more?: DeskOptions) => PartnerDesk)[] {
  const { ayopop: atAyopop, klikoo: atKlikoo } = reach;
  return [
    ...(atAyopop === undefined ? [] : [(more?: DeskOptions) => ayopopDesk({ ...atAyopop, ...more })]),
    ...(atKlikoo === undefined ? [] : [(more?: DeskOptions) => klikooDesk({ ...atKlikoo, ...more })]),
  ];
}

export function reachable(reach: Reach): readonly ProviderName[] {
  return knownProviders.filter((name) => reach[name] !== undefined);
}

function after(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}
