import { type Locale, locales } from "../domain/locale.ts";

/** The language of somebody's Telegram where the bot speaks it, else what the operator chose. */
export function preferredLocale(languageCode: string | undefined, otherwise: Locale): Locale {
  const [language] = (languageCode ?? "").toLowerCase().split("-");
  return locales.find((locale) => locale === language) ?? otherwise;
}
