import { botToken } from "./local-telegram.ts";

/** What the whole program needs, of a bot that is open to all and asks one provider. */
export function botEnv(urls: { readonly telegram: string; readonly store: string; readonly provider: string }) {
  return {
    BOT_TOKEN: botToken,
    TELEGRAM_API_ROOT: urls.telegram,
    ACCESS: "open",
    ADMIN_IDS: "1",
    STORE_URL: urls.store,
    AYOPOP_BASE_URL: urls.provider,
    AYOPOP_API_KEY: "the key",
    AYOPOP_API_SECRET: "the secret",
  };
}
