import type { DeskPart } from "../desk/desk.ts";
import { type Locale, locales } from "../domain/locale.ts";
import type { Words } from "../i18n/words.ts";

/** The operations group has a language of its own, which whoever runs the bot chooses there. */
export function groupLanguage(
  keep: (chat: number, locale: Locale) => Promise<void>,
  words: Readonly<Record<Locale, Words>>,
): DeskPart {
  return {
    commands: [
      {
        names: ["bahasa", "language"],
        least: "ops",
        where: "ops",
        run: async ({ words: { html, plain } }) => ({
          html: html("languages"),
          rows: [locales.map((locale) => ({ text: plain(`language.${locale}`), press: `ops-language:${locale}` }))],
        }),
      },
    ],
    presses: {
      "ops-language": {
        least: "ops",
        run: async ({ chat, text }) => {
          const locale = locales.find((one) => one === text);
          if (locale === undefined || chat.kind !== "ops") return {};
          await keep(chat.id, locale);
          return { html: words[locale].html("ops-language") };
        },
      },
    },
  };
}
