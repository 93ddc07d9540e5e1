import { type Api, GrammyError, HttpError } from "grammy";
import type { Place } from "../conversation/place.ts";
import type { Ports, Shown } from "../conversation/ports.ts";
import type { Screen } from "../conversation/screen.ts";
import type { Locale } from "../domain/locale.ts";
import type { Words } from "../i18n/words.ts";
import { type Rendering, renderRows, renderScreen } from "./render-screen.ts";
import { neverArrived } from "./retry-failures.ts";
import { threadOf } from "./thread-of.ts";

export type Shower = Pick<Ports, "show" | "retire">;

/** Puts screens into chats, in messages that are there or in new ones. */
export function shower(
  api: Api,
  words: Readonly<Record<Locale, Words>>,
  rendering: Pick<Rendering, "example" | "samples">,
  failed: (error: unknown) => void,
): Shower {
  const renderingFor = ({ person, isPrivate }: Place, { locale }: Screen): Rendering => ({
    ...rendering,
    words: words[locale],
    owner: person,
    isPrivate,
  });

  /** What the call gives; or what follows from its failure, when Telegram did not do it or it can be done twice. */
  async function shownOr<T>(call: Promise<T>, mayRepeat: (error: HttpError) => boolean): Promise<T | NotShown> {
    try {
      return await call;
    } catch (error) {
      // Who has blocked the bot, or put it out of a group, is no failure.
      if (error instanceof GrammyError && error.error_code === 403) return { kind: "given-up" };
      failed(error);
      const refused = error instanceof GrammyError && (error.error_code === 429 || error.error_code >= 500);
      return { kind: refused || (error instanceof HttpError && mayRepeat(error)) ? "away" : "given-up" };
    }
  }

  return {
    show: async (place, screen, message) => {
      const { text, keyboard } = renderScreen(screen, renderingFor(place, screen));
      const settings = { parse_mode: "HTML", reply_markup: { inline_keyboard: keyboard } } as const;
      if (message !== undefined) {
        const edited = reached(api.editMessageText(place.chat, message, text, settings));
        // To change a message to the same twice is to change it once.
        const shown = await shownOr(edited, () => true);
        if (shown === false) return { kind: "gone" };
        return shown === true ? { kind: "shown", message } : shown;
      }
      const shown = await shownOr(api.sendMessage(place.chat, text, { ...settings, ...threadOf(place) }), neverArrived);
      return "message_id" in shown ? { kind: "shown", message: shown.message_id } : shown;
    },
    retire: async (place, message, screen, keep) => {
      if (keep === undefined) {
        await reached(api.deleteMessage(place.chat, message));
        return;
      }
      const rows = renderRows(keep, renderingFor(place, screen), screen.nonce);
      await reached(api.editMessageReplyMarkup(place.chat, message, { reply_markup: { inline_keyboard: rows } }));
    },
  };
}

/**
 * False when the message is gone or may not be changed any more.
 * That it is "not modified" means that it already says what it should.
 */
async function reached(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return true;
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
    return error.description.includes("message is not modified");
  }
}

type NotShown = Exclude<Shown, { kind: "shown" }>;
