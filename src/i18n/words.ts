import { readFileSync } from "node:fs";
import i18next, { type TFunction } from "i18next";
import { type Locale, locales } from "../domain/locale.ts";
import { type Formats, formats } from "./formats.ts";

/** What a language says and how it writes figures. */
export type Words = Formats & {
  readonly locale: Locale;
  /** A text in Telegram's HTML. Whatever is put into it is escaped: markup comes from the locale files alone. */
  readonly html: TFunction;
  /** A text where nothing is markup: a button, a toast, the clipboard. */
  readonly plain: TFunction;
};

/** Reads the locale files and gives the words of every language. */
export function allWords(timeZone: string): Readonly<Record<Locale, Words>> {
  const instance = i18next.createInstance();
  // The resources are given, so this is done at once; the promise has nothing left to say.
  void instance.init({
    initAsync: false,
    lng: "id",
    fallbackLng: false,
    resources: Object.fromEntries(locales.map((locale) => [locale, { translation: readLocale(locale) }])),
    interpolation: { escape: escapeHtml },
  });
  const words = (locale: Locale): Words => {
    const html = instance.getFixedT(locale);
    const plain = ((key: never, values?: object) =>
      html(key, { ...values, interpolation: { escapeValue: false } } as never)) as unknown as TFunction;
    return { ...formats(locale, timeZone), locale, html, plain };
  };
  return { id: words("id"), en: words("en") };
}

/** Telegram's HTML knows three signs; a quote needs no escape outside of an attribute, and no value stands in one. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function readLocale(locale: Locale): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`../../locales/${locale}.json`, import.meta.url), "utf8"));
}
