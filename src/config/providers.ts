import { baseUrl, oneOf, text, wholeNumber } from "./forms.ts";
import { rsaPrivateKey } from "./private-key.ts";
import { type Reading, requireAll } from "./reading.ts";

/** Without credentials of any provider, both are served by the sandbox. */
export type ProvidersConfig =
  | { readonly kind: "sandbox" }
  | { readonly kind: "real"; readonly ayopop?: AyopopConfig; readonly klikoo?: KlikooConfig };

export interface AyopopConfig {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly version: "2.0" | "1.0";
}

export interface KlikooConfig {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** RSA, as PEM. */
  readonly privateKey: string;
}

export const providerVariables = {
  AYOPOP_BASE_URL: baseUrl,
  AYOPOP_API_KEY: text,
  AYOPOP_API_SECRET: text,
  AYOPOP_API_VERSION: oneOf(["2.0", "1.0"]),
  KLIKOO_BASE_URL: baseUrl,
  KLIKOO_CLIENT_ID: text,
  KLIKOO_CLIENT_SECRET: text,
  KLIKOO_PRIVATE_KEY: rsaPrivateKey,
  PROVIDER_TIMEOUT_MS: wholeNumber(1_000, 120_000),
} as const;

type ProviderReading = Reading<typeof providerVariables>;

const ayopopRequires = ["AYOPOP_BASE_URL", "AYOPOP_API_KEY", "AYOPOP_API_SECRET"] as const;
const klikooRequires = ["KLIKOO_BASE_URL", "KLIKOO_CLIENT_ID", "KLIKOO_CLIENT_SECRET", "KLIKOO_PRIVATE_KEY"] as const;

export function readProviders(reading: ProviderReading, hasToken: boolean): ProvidersConfig {
  const ayopop = readAyopop(reading);
  const klikoo = readKlikoo(reading);
  if ([...ayopopRequires, ...klikooRequires].some(reading.given)) {
    return { kind: "real", ...(ayopop && { ayopop }), ...(klikoo && { klikoo }) };
  }
  if (hasToken) {
    const problem = "missing, and so is KLIKOO_BASE_URL: with BOT_TOKEN set, at least one provider is needed";
    reading.complain("AYOPOP_BASE_URL", problem);
  }
  return { kind: "sandbox" };
}

function readAyopop(reading: ProviderReading): AyopopConfig | undefined {
  requireAll(reading, ayopopRequires, [...ayopopRequires, "AYOPOP_API_VERSION"]);
  const { AYOPOP_BASE_URL: baseUrl, AYOPOP_API_KEY: apiKey, AYOPOP_API_SECRET: apiSecret } = reading.values;
  if (baseUrl === undefined || apiKey === undefined || apiSecret === undefined) return undefined;
  return { baseUrl, apiKey, apiSecret, version: reading.values.AYOPOP_API_VERSION ?? "2.0" };
}

function readKlikoo(reading: ProviderReading): KlikooConfig | undefined {
  requireAll(reading, klikooRequires, klikooRequires);
  const { KLIKOO_BASE_URL: baseUrl, KLIKOO_CLIENT_ID: clientId } = reading.values;
  const { KLIKOO_CLIENT_SECRET: clientSecret, KLIKOO_PRIVATE_KEY: privateKey } = reading.values;
  if (baseUrl === undefined || clientId === undefined) return undefined;
  if (clientSecret === undefined || privateKey === undefined) return undefined;
  return { baseUrl, clientId, clientSecret, privateKey };
}
