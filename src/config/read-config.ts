import { generalVariables } from "./general.ts";
import { type Environment, givenValues } from "./given-values.ts";
import { type HttpConfig, httpVariables, readHttp } from "./http.ts";
import { type LimitsConfig, limitsVariables, readLimits } from "./limits.ts";
import { type PeopleConfig, peopleVariables, readPeople } from "./people.ts";
import { type ProvidersConfig, readProviders, timeoutVariables } from "./providers.ts";
import { readVariables } from "./reading.ts";
import { type RoutingConfig, readRouting, routingVariables } from "./routing.ts";
import { readStoreKeys, type StoreKeysConfig, storeKeyVariables } from "./store-key.ts";
import { readTelegram, type TelegramConfig, telegramVariables } from "./telegram.ts";
import { secretNames } from "./variable-names.ts";

export type Config = PeopleConfig & {
  readonly telegram: TelegramConfig;
  readonly http: HttpConfig;
  readonly storeUrl: string;
  /** Without them the store is not sealed. */
  readonly storeKeys?: StoreKeysConfig;
  readonly defaultLocale: "id" | "en";
  readonly timeZone: string;
  readonly providers: ProvidersConfig;
  readonly providerTimeoutMs: number;
  readonly routing: RoutingConfig;
  readonly perPerson: LimitsConfig;
  readonly catalogueFile?: string;
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
};

export type ConfigReading =
  | { readonly ok: true; readonly config: Config }
  /** Every problem at once, as `NAME: what is wrong`. They never hold a value. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** The configuration as unions, so that nothing half-configured goes on. `readFile` throws when it cannot. */
export function readConfig(env: Environment, readFile: (path: string) => string): ConfigReading {
  const problems: string[] = [];
  const given = givenValues(env, { names: secretNames, read: readFile }, problems);
  const hasToken = given.has("BOT_TOKEN");

  const telegram = readTelegram(readVariables(telegramVariables, given, problems));
  const providers = readProviders(given, hasToken, problems);
  const { values: timeouts } = readVariables(timeoutVariables, given, problems);
  const http = readHttp(readVariables(httpVariables, given, problems));
  const routing = readRouting(readVariables(routingVariables, given, problems));
  const limits = readLimits(readVariables(limitsVariables, given, problems));
  const people = readPeople(readVariables(peopleVariables, given, problems), hasToken);
  const storeKeys = readStoreKeys(readVariables(storeKeyVariables, given, problems));
  const { values } = readVariables(generalVariables, given, problems);

  if (telegram === undefined || problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    config: {
      telegram,
      http,
      ...people,
      providers,
      routing,
      perPerson: limits,
      // A call that outlives the whole inquiry would end as given up, and never as the provider's failure.
      providerTimeoutMs: Math.min(timeouts.PROVIDER_TIMEOUT_MS ?? 30_000, routing.deadlineMs),
      storeUrl: values.STORE_URL ?? "file:./data",
      ...(storeKeys !== undefined && { storeKeys }),
      defaultLocale: values.DEFAULT_LOCALE ?? "id",
      timeZone: values.TIME_ZONE ?? "Asia/Jakarta",
      ...(values.CATALOGUE_FILE !== undefined && { catalogueFile: values.CATALOGUE_FILE }),
      logLevel: values.LOG_LEVEL ?? "info",
    },
  };
}
