import type { Config } from "../config/read-config.ts";

/** Shorter ones would take away words of ours. */
const shortest = 4;

/**
 * Takes every secret of the configuration out of a text. None should be there: this is for the day on which somebody
 * else's message repeats what it was sent.
 */
export function hideSecrets({ telegram, providers, storeUrl, storeKeys }: Config): (text: string) => string {
  const secrets = [
    ...(telegram.kind === "telegram" ? [telegram.token] : []),
    ...(telegram.kind === "telegram" && telegram.delivery.kind === "webhook" ? [telegram.delivery.secret] : []),
    ...(providers.kind === "real" ? valuesOf(providers) : []),
    ...passwordOf(storeUrl),
    ...Object.values({ ...storeKeys }),
  ].filter((secret) => secret.length >= shortest);
  return (text) => secrets.reduce((hidden, secret) => hidden.replaceAll(secret, "•••"), text);
}

/** Whatever a provider is configured with but its address, so that a new provider's secrets are among them. */
function valuesOf({ kind: _, ...settings }: Extract<Config["providers"], { kind: "real" }>): readonly string[] {
  const values = Object.values(settings).flatMap(({ baseUrl: _, ...values }): unknown[] => Object.values(values));
  return values.filter((value) => typeof value === "string");
}

function passwordOf(url: string): readonly string[] {
  if (!URL.canParse(url)) return [];
  return [new URL(url).password];
}
