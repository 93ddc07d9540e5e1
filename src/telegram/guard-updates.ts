import type { Context } from "grammy";
import type { Locale } from "../domain/locale.ts";
import type { Words } from "../i18n/words.ts";
import type { Answer } from "./answer-updates.ts";
import { isOfInterest, isSound } from "./is-sound.ts";
import { preferredLocale } from "./preferred-locale.ts";

export type GuardOptions = {
  readonly words: Readonly<Record<Locale, Words>>;
  readonly defaultLocale: Locale;
  readonly failed: (during: string, error: unknown) => void;
};

/**
 * Nothing that comes in ends the program, or comes again and again because it breaks: what has not the form of an update
 * is left, and what breaks all the same is told to who asked in private.
 */
export function guardUpdates(answer: Answer, { words, defaultLocale, failed }: GuardOptions): Answer {
  async function apologize({ api, from, chat, callbackQuery: query }: Context): Promise<void> {
    const { plain } = words[preferredLocale(from?.language_code, defaultLocale)];
    if (query !== undefined) await api.answerCallbackQuery(query.id, { text: plain("toast.sorry") });
    else if (chat?.type === "private") await api.sendMessage(chat.id, plain("apology"));
  }

  return async (context) => {
    if (!isOfInterest(context.update)) return;
    if (!isSound(context.update)) {
      failed("update", new Error("an update has not the form that the Bot API gives it"));
      return;
    }
    try {
      await answer(context);
    } catch (error) {
      failed("update", error);
      apologize(context).catch((reason: unknown) => failed("telegram", reason));
    }
  };
}
