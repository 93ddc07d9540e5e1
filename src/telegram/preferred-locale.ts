import { type Locale, locales } from "../domain/locale.ts";

/** The language of somebody's Telegram, where the bot speaks it. */
export function spokenLocale(languageCode = ""): Locale | undefined {
  const [language] = languageCode.toLowerCase().split("-");
  return locales.find((locale) => locale === language);
}

/** The language of somebody's Telegram where the bot speaks it, else what the operator chose. */
export function preferredLocale(languageCode: string | undefined, otherwise: Locale): Locale {
  return spokenLocale(languageCode) ?? otherwise;
}
