import { type Api, GrammyError, HttpError } from "grammy";
import type { ForceReply, ReplyParameters } from "grammy/types";
import type { Place } from "../conversation/place.ts";
import type { Ports, Shown } from "../conversation/ports.ts";
import type { Screen } from "../conversation/screen.ts";
import type { Locale } from "../domain/locale.ts";
import type { Words } from "../i18n/words.ts";
import type { Audience } from "./audience.ts";
import { renderRows, renderScreen } from "./render-screen.ts";
import type { Rendering } from "./rendering.ts";
import { neverArrived } from "./retry-failures.ts";
import { threadOf } from "./thread-of.ts";

export type Shower = Pick<Ports, "show" | "retire">;

/** What a screen is rendered with besides itself. */
export type ShowRendering = Pick<Rendering, "example" | "samples" | "bot"> & {
  readonly words: Readonly<Record<Locale, Words>>;
  /** What a group sees of a bill. It is not asked of a private chat. */
  readonly isMasked: (group: number) => Promise<boolean>;
};

/** Puts screens into chats, in messages that are there or in new ones. */
export function shower(api: Api, options: ShowRendering, failed: (error: unknown) => void): Shower {
  const { words, isMasked, ...rendering } = options;

  async function renderingFor(place: Place, { locale }: Screen): Promise<Rendering> {
    const audience = place.isPrivate ? "person" : await audienceOf(place.chat);
    return { ...rendering, words: words[locale], owner: place.person, audience };
  }

  async function audienceOf(group: number): Promise<Audience> {
    try {
      return (await isMasked(group)) ? "masked" : "group";
    } catch (error) {
      failed(error);
      return "masked";
    }
  }

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
      const { text, keyboard, replyWith } = renderScreen(screen, await renderingFor(place, screen));
      const settings = { parse_mode: "HTML", reply_markup: { inline_keyboard: keyboard } } as const;
      if (message !== undefined) {
        // What asks for a reply is never changed, and so stands there as it was sent.
        if (replyWith !== undefined) return { kind: "shown", message };
        const edited = reached(api.editMessageText(place.chat, message, text, settings));
        // To change a message to the same twice is to change it once.
        const shown = await shownOr(edited, () => true);
        if (shown === false) return { kind: "gone" };
        return shown === true ? { kind: "shown", message } : shown;
      }
      const sent = { ...settings, ...threadOf(place), ...inGroup(place, screen), ...forcing(replyWith) };
      const shown = await shownOr(api.sendMessage(place.chat, text, sent), neverArrived);
      return "message_id" in shown ? { kind: "shown", message: shown.message_id } : shown;
    },
    retire: async (place, message, screen, keep) => {
      if (keep === undefined) {
        await reached(api.deleteMessage(place.chat, message));
        return;
      }
      const rows = renderRows(keep, await renderingFor(place, screen), screen.nonce);
      await reached(api.editMessageReplyMarkup(place.chat, message, { reply_markup: { inline_keyboard: rows } }));
    },
  };
}

function forcing(placeholder: string | undefined): { readonly reply_markup?: ForceReply } {
  if (placeholder === undefined) return {};
  return { reply_markup: { force_reply: true, selective: true, input_field_placeholder: placeholder } };
}

/** What others read is not handed on, and is seen to be an answer to its person. */
function inGroup({ isPrivate }: Place, { replyTo }: Screen): GroupSettings {
  if (isPrivate) return {};
  const reply = { message_id: replyTo ?? 0, allow_sending_without_reply: true };
  return { protect_content: true, ...(replyTo === undefined ? {} : { reply_parameters: reply }) };
}

type GroupSettings = { readonly protect_content?: true; readonly reply_parameters?: ReplyParameters };

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
