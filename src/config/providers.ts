import { baseUrl, oneOf, text, wholeNumber } from "./forms.ts";
import type { GivenValues } from "./given-values.ts";
import { rsaPrivateKey } from "./private-key.ts";
import { type ProviderReader, providerReader } from "./provider-reader.ts";
import type { Variables } from "./reading.ts";

/** Every provider that can be configured, by its name. */
const readers = {
  ayopop: providerReader({
    required: { AYOPOP_BASE_URL: baseUrl, AYOPOP_API_KEY: text, AYOPOP_API_SECRET: text },
    optional: { AYOPOP_API_VERSION: oneOf(["2.0", "1.0"]) },
    secrets: ["AYOPOP_API_KEY", "AYOPOP_API_SECRET"],
    settings: (values) => ({
      baseUrl: values.AYOPOP_BASE_URL,
      apiKey: values.AYOPOP_API_KEY,
      apiSecret: values.AYOPOP_API_SECRET,
      version: values.AYOPOP_API_VERSION ?? "2.0",
    }),
  }),
  klikoo: providerReader({
    required: {
      KLIKOO_BASE_URL: baseUrl,
      KLIKOO_CLIENT_ID: text,
      KLIKOO_CLIENT_SECRET: text,
      KLIKOO_PRIVATE_KEY: rsaPrivateKey,
    },
    optional: { KLIKOO_SIGNED_METHOD: oneOf(["upper", "lower"]) },
    secrets: ["KLIKOO_CLIENT_ID", "KLIKOO_CLIENT_SECRET", "KLIKOO_PRIVATE_KEY"],
    settings: (values) => ({
      baseUrl: values.KLIKOO_BASE_URL,
      clientId: values.KLIKOO_CLIENT_ID,
      clientSecret: values.KLIKOO_CLIENT_SECRET,
      privateKey: values.KLIKOO_PRIVATE_KEY,
      ...(values.KLIKOO_SIGNED_METHOD === "lower" ? { lowerCaseMethod: true } : {}),
    }),
  }),
} as const;

type SettingsOf<Reader> = Reader extends ProviderReader<infer Settings> ? Settings : never;

/** What is configured of each provider. */
export type ProviderSettings = { readonly [Name in keyof typeof readers]: SettingsOf<(typeof readers)[Name]> };

/** Without credentials of any provider, the sandbox stands in for them. */
export type ProvidersConfig = { readonly kind: "sandbox" } | ({ readonly kind: "real" } & Partial<ProviderSettings>);

const all: readonly ProviderReader<object>[] = Object.values(readers);

export const timeoutVariables = { PROVIDER_TIMEOUT_MS: wholeNumber(1_000, 120_000) } as const;
export const providerVariables: Variables = Object.assign({}, ...all.map(({ variables }) => variables));
export const providerSecrets: readonly string[] = all.flatMap(({ secrets }) => secrets);

export function readProviders(given: GivenValues, hasToken: boolean, problems: string[]): ProvidersConfig {
  const settings: Partial<ProviderSettings> = Object.fromEntries(
    Object.entries(readers).flatMap(([name, { read }]) => {
      const own = read(given, problems);
      return own === undefined ? [] : [[name, own]];
    }),
  );
  const isAnyBegun = all.some(({ required }) => required.some((name) => given.has(name)));
  if (isAnyBegun) return { kind: "real", ...settings };
  if (hasToken) problems.push(noneProblem());
  return { kind: "sandbox" };
}

function noneProblem(): string {
  const [first, ...others] = all.map(({ required: [name] }) => name);
  return `${first}: missing, and ${others.join(" and ")} too: with BOT_TOKEN set, at least one provider is needed`;
}
