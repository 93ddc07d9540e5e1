import { type Api, GrammyError } from "grammy";
import type { Ports } from "../conversation/turns.ts";
import type { Locale } from "../domain/locale.ts";
import type { Words } from "../i18n/words.ts";
import { type Rendering, renderRows, renderScreen } from "./render-screen.ts";
import { threadOf } from "./thread-of.ts";

/** Puts screens into chats: one live message a person, edited in place or sent anew below what they wrote. */
export function shower(
  api: Api,
  words: Readonly<Record<Locale, Words>>,
  rendering: Pick<Rendering, "example" | "samples">,
  failed: (error: unknown) => void,
): Ports["show"] {
  return async (place, { screen, place: where, keep }, live) => {
    const asRendered: Rendering = {
      ...rendering,
      words: words[screen.locale],
      owner: place.person,
      isPrivate: place.isPrivate,
    };
    const { text, keyboard } = renderScreen(screen, asRendered);
    const message = { parse_mode: "HTML", reply_markup: { inline_keyboard: keyboard } } as const;
    if (where === "live" && live !== undefined && (await edited())) return live;
    const sent = await api.sendMessage(place.chat, text, { ...message, ...threadOf(place) });
    // The new message is the live one now, whatever becomes of the old.
    if (where === "below" && live !== undefined) await retire(live).catch(failed);
    return sent.message_id;

    async function edited(): Promise<boolean> {
      if (live === undefined) return false;
      return reached(api.editMessageText(place.chat, live, text, message));
    }

    async function retire(old: number): Promise<void> {
      if (keep === undefined) {
        await reached(api.deleteMessage(place.chat, old));
        return;
      }
      const rows = renderRows(keep, asRendered, screen.nonce);
      await reached(api.editMessageReplyMarkup(place.chat, old, { reply_markup: { inline_keyboard: rows } }));
    }
  };
}

/**
 * False when the message is gone or may not be changed any more; then another takes its place.
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
