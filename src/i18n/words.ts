import { readFileSync } from "node:fs";
import { createInstance, type InterpolationOptions, type i18n, type Resource, type TFunction } from "i18next";
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
  const resources = Object.fromEntries(locales.map((locale) => [locale, { translation: readLocale(locale) }]));
  // One for each way to put values in: told with a call instead, i18next would set itself up anew for each text.
  const html = translator(resources, { escape: escapeHtml });
  const plain = translator(resources, { escapeValue: false });
  const words = (locale: Locale): Words => ({
    ...formats(locale, timeZone),
    locale,
    html: remembering(html.getFixedT(locale)),
    plain: remembering(plain.getFixedT(locale)),
  });
  return { id: words("id"), en: words("en") };
}

function translator(resources: Resource, interpolation: InterpolationOptions): i18n {
  const instance = createInstance();
  // The resources are given, so this is done at once; the promise has nothing left to say.
  void instance.init({ initAsync: false, lng: "id", fallbackLng: false, resources, interpolation });
  return instance;
}

type Say = (key: string, values?: object) => string;

/** A text with nothing to put in is always the same, and i18next takes as long for it each time. */
function remembering(translate: TFunction): TFunction {
  const say = translate as unknown as Say;
  const said = new Map<string, string>();
  const remembered: Say = (key, values) => {
    if (values !== undefined) return say(key, values);
    const text = said.get(key) ?? say(key);
    said.set(key, text);
    return text;
  };
  return remembered as unknown as TFunction;
}

/** Telegram's HTML knows three signs; a quote needs no escape outside of an attribute, and no value stands in one. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function readLocale(locale: Locale): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`../../locales/${locale}.json`, import.meta.url), "utf8"));
}
