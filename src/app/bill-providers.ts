import type { ProviderSettings } from "../config/providers.ts";
import type { MadeOnce } from "../inquiry/made-once.ts";
import type { BillProvider } from "../inquiry/provider.ts";
import { ayopopDesk } from "../providers/ayopop/desk.ts";
import { ayopop } from "../providers/ayopop/index.ts";
import type { DeskOptions, PartnerDesk } from "../providers/desk.ts";
import { klikooDesk } from "../providers/klikoo/desk.ts";
import { klikoo } from "../providers/klikoo/index.ts";
import type { Reach } from "./reach-providers.ts";

/** What the program has of a provider. Without a desk it answers inquiries, and is not looked after by the commands. */
export type Adapter<Settings> = {
  readonly provider: (options: Settings & CommonOptions & Shared) => BillProvider;
  readonly desk?: (options: Settings & CommonOptions & DeskOptions) => PartnerDesk;
};

type CommonOptions = Pick<Reach, "timeoutMs" | "clock">;

/** What programs on one store have in common, where they have. */
type Shared = { readonly once?: MadeOnce };
type KnownProvider = keyof ProviderSettings;

/** One for everything that can be configured. */
const adapters: { readonly [Name in KnownProvider]: Adapter<ProviderSettings[Name]> } = {
  ayopop: { provider: ayopop, desk: ayopopDesk },
  klikoo: { provider: klikoo, desk: klikooDesk },
};

/** Every provider that the program knows, configured or not. */
export const providerNames = Object.keys(adapters) as readonly KnownProvider[];

/** Those that can be asked. */
export function reachable({ settings }: Reach): readonly KnownProvider[] {
  return providerNames.filter((name) => settings[name] !== undefined);
}

export function billProviders(reach: Reach, shared: Shared = {}): readonly BillProvider[] {
  return providerNames.flatMap((name) => billProvider(name, { ...reach, ...shared }));
}

/** Opens the desk of each provider that can be asked, with what else its user wants of it. */
export function partnerDesks(reach: Reach): readonly ((more?: DeskOptions) => PartnerDesk)[] {
  return providerNames.flatMap((name) => partnerDesk(name, reach));
}

function billProvider<Name extends KnownProvider>(name: Name, reach: Reach & Shared) {
  const { settings, timeoutMs, clock, once } = reach;
  const shared: Shared = once === undefined ? {} : { once };
  const own: ProviderSettings[Name] | undefined = settings[name];
  return own === undefined ? [] : [adapters[name].provider(Object.assign({ timeoutMs, clock }, own, shared))];
}

function partnerDesk<Name extends KnownProvider>(name: Name, { settings, timeoutMs, clock }: Reach) {
  const own: ProviderSettings[Name] | undefined = settings[name];
  const { desk } = adapters[name];
  if (own === undefined || desk === undefined) return [];
  return [(more?: DeskOptions) => desk(Object.assign({ timeoutMs, clock }, own, more))];
}
