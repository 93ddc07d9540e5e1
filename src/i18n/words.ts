import { readFileSync } from "node:fs";
import { createInstance, type TFunction } from "i18next";
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
  const instance = createInstance();
  // The resources are given, so this is done at once; the promise has nothing left to say.
  void instance.init({
    initAsync: false,
    lng: "id",
    fallbackLng: false,
    resources: Object.fromEntries(locales.map((locale) => [locale, { translation: readLocale(locale) }])),
  });
  const words = (locale: Locale): Words => {
    const translate = instance.getFixedT(locale);
    return {
      ...formats(locale, timeZone),
      locale,
      html: filling(translate, escapeHtml),
      plain: filling(translate, (text) => text),
    };
  };
  return { id: words("id"), en: words("en") };
}

type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string;

/**
 * Puts the values in by itself. i18next takes 10 µs for a text, whether or not there is something to put in, and a
 * screen has a dozen of them. It is asked once for each key, so that a text cannot depend on a count or a context.
 */
function filling(translate: TFunction, put: (text: string) => string): TFunction {
  const find = translate as unknown as Say;
  const texts = new Map<string, string>();
  const say: Say = (key, values) => {
    const text = texts.get(key) ?? find(key, { skipInterpolation: true });
    texts.set(key, text);
    return values === undefined ? text : text.replace(/{{(\w+)}}/g, (_, name) => put(String(values[name] ?? "")));
  };
  return say as unknown as TFunction;
}

/** Telegram's HTML knows three signs; a quote needs no escape outside of an attribute, and no value stands in one. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function readLocale(locale: Locale): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`../../locales/${locale}.json`, import.meta.url), "utf8"));
}
