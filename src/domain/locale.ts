/** The languages the bot speaks. Everything that is shown exists in each of them. */
export const locales = ["id", "en"] as const;

export type Locale = (typeof locales)[number];

/** A text in every language, for what is data and not a locale file's: names in the catalogue, a provider's message. */
export type Localized = Readonly<Record<Locale, string>>;
