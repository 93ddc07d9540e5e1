import type { Api } from "grammy";
import { type Command, commands } from "../conversation/event.ts";
import { type Locale, locales } from "../domain/locale.ts";
import type { Words } from "../i18n/words.ts";
import { commandNames } from "./read-update.ts";

/** What everybody may ask about themselves, and nobody in a group. */
const ownCommands = [
  { id: "privasi", en: "privacy", says: "own-command.privacy" },
  { id: "hapusdata", en: "deletedata", says: "own-command.delete-data" },
] as const;

/** What only who looks after a group may ask there. */
const adminCommands = [{ id: "tampilan", en: "display", says: "display.command" }] as const;

/** Tells Telegram, for each language, the commands of the menu and what the bot is, all at once: the start waits for it. */
export async function introduce(
  api: Api,
  words: Readonly<Record<Locale, Words>>,
  defaultLocale: Locale,
): Promise<void> {
  const calls = locales.flatMap((locale) => {
    const { plain } = words[locale];
    const menu = commands.map((command) => ({
      command: nameOf(command, locale),
      description: plain(`command.${command}`),
    }));
    const named = ({ says, ...names }: (typeof ownCommands | typeof adminCommands)[number]) => ({
      command: names[locale],
      description: plain(says),
    });
    const about = { short: plain("about.short"), long: plain("about.long") };
    const forOwn = [...menu, ...ownCommands.map(named)];
    const forAdmins = [...menu, ...adminCommands.map(named)];
    const languages = locale === defaultLocale ? [{ language_code: locale }, {}] : [{ language_code: locale }];
    return languages.flatMap((language) => [
      api.setMyCommands(menu, language),
      api.setMyCommands(forOwn, { ...language, scope: { type: "all_private_chats" } }),
      api.setMyCommands(forAdmins, { ...language, scope: { type: "all_chat_administrators" } }),
      api.setMyShortDescription(about.short, language),
      api.setMyDescription(about.long, language),
    ]);
  });
  await Promise.all(calls);
}

/** The Indonesian name stands first in the table, its English twin behind it. */
function nameOf(command: Command, locale: Locale): string {
  const names = [...commandNames].flatMap(([name, meant]) => (meant === command ? [name] : []));
  return (locale === "id" ? names.at(0) : names.at(-1)) ?? command;
}
