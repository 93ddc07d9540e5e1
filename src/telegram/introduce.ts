import type { Api } from "grammy";
import type { BotCommand } from "grammy/types";
import { type Command, commands } from "../conversation/event.ts";
import { type Locale, locales } from "../domain/locale.ts";
import type { Words } from "../i18n/words.ts";
import { commandNames } from "./read-update.ts";

/** What everybody may ask about themselves. */
const ownCommands = [
  { id: "kuota", en: "quota", says: "own-command.quota" },
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
    const about = { short: plain("about.short"), long: plain("about.long") };
    const forOwn = [...menu, ...ownCommands.map(named(words[locale]))];
    const forAdmins = [...menu, ...adminCommands.map(named(words[locale]))];
    return languagesFor(locale, defaultLocale).flatMap((language) => [
      api.setMyCommands(menu, language),
      api.setMyCommands(forOwn, { ...language, scope: { type: "all_private_chats" } }),
      api.setMyCommands(forAdmins, { ...language, scope: { type: "all_chat_administrators" } }),
      api.setMyShortDescription(about.short, language),
      api.setMyDescription(about.long, language),
    ]);
  });
  await Promise.all(calls);
}

/** The operations group has a menu of its own. */
export async function introduceToOps(
  api: Api,
  chat: number,
  menus: Readonly<Record<Locale, readonly BotCommand[]>>,
  defaultLocale: Locale,
): Promise<void> {
  const scope = { type: "chat", chat_id: chat } as const;
  const calls = locales.flatMap((locale) =>
    languagesFor(locale, defaultLocale).map((language) => api.setMyCommands(menus[locale], { ...language, scope })),
  );
  await Promise.all(calls);
}

/** Who has set another language than ours is told in the default one. */
function languagesFor(locale: Locale, defaultLocale: Locale) {
  return locale === defaultLocale ? [{ language_code: locale }, {}] : [{ language_code: locale }];
}

type Named = (typeof ownCommands | typeof adminCommands)[number];

function named({ locale, plain }: Words): (command: Named) => BotCommand {
  return ({ says, ...names }) => ({ command: names[locale], description: plain(says) });
}

/** The Indonesian name stands first in the table, its English twin behind it. */
function nameOf(command: Command, locale: Locale): string {
  const names = [...commandNames].flatMap(([name, meant]) => (meant === command ? [name] : []));
  return (locale === "id" ? names.at(0) : names.at(-1)) ?? command;
}
