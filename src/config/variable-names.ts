import { generalVariables } from "./general.ts";
import { httpVariables } from "./http.ts";
import { limitsVariables } from "./limits.ts";
import { peopleVariables } from "./people.ts";
import { providerSecrets, providerVariables, timeoutVariables } from "./providers.ts";
import { routingVariables } from "./routing.ts";
import { storeKeyVariables } from "./store-key.ts";
import { telegramVariables } from "./telegram.ts";

/** Every variable that is read, in the order of `.env.example`. */
export const variableNames: readonly string[] = [
  telegramVariables,
  providerVariables,
  timeoutVariables,
  routingVariables,
  limitsVariables,
  httpVariables,
  storeKeyVariables,
  generalVariables,
  peopleVariables,
].flatMap(Object.keys);

/** Of these, `X_FILE` may name a file that holds the value. The address of a store may hold a password. */
export const secretNames: readonly string[] = [
  "BOT_TOKEN",
  "WEBHOOK_SECRET",
  ...providerSecrets,
  ...Object.keys(storeKeyVariables),
  "STORE_URL",
];
