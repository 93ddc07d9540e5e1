import { type Api, GrammyError, HttpError } from "grammy";
import type { Message } from "grammy/types";
import type { Place } from "../conversation/place.ts";
import type { ShowAlone, ShownAlone } from "../conversation/ports.ts";
import type { Screen } from "../conversation/screen.ts";
import type { Alone } from "../conversation/state.ts";
import { lastKnown } from "../domain/last-known.ts";
import type { Locale } from "../domain/locale.ts";
import type { Words } from "../i18n/words.ts";
import { renderScreen } from "./render-screen.ts";
import type { Rendering } from "./rendering.ts";
import { threadOf } from "./thread-of.ts";

type Settings = Pick<Rendering, "example" | "bot"> & { readonly words: Readonly<Record<Locale, Words>> };

/** How long it is not tried again in a group where the bot may only answer presses, as everywhere where it is no admin. */
const refusedMs = 10 * 60_000;
const mostGroups = 1_000;

/** Shows to one person alone what was asked in a group: there, where Telegram can do that, else in their own chat. */
export function showerAlone(
  api: Api,
  settings: Settings,
  { failed, now }: { readonly failed: (error: unknown) => void; readonly now: () => number },
): ShowAlone {
  let isKnown = true;
  const refusedUntil = lastKnown<number, number>(mostGroups);

  function rendered({ person }: Place, screen: Screen, where: Alone["in"]) {
    const words = settings.words[screen.locale];
    // What an agent pays and earns is shown in no group, not even to them alone.
    const audience = where === "group" ? "group" : "person";
    const { text, keyboard } = renderScreen(screen, { ...settings, words, owner: person, audience });
    return { text, settings: { parse_mode: "HTML", reply_markup: { inline_keyboard: keyboard } } as const };
  }

  /** `undefined` when it has to be another way. */
  async function beginInGroup(place: Place, screen: Screen, query: string | undefined): Promise<Alone | undefined> {
    const { text, settings: common } = rendered(place, screen, "group");
    const sent = await api.sendMessage(place.chat, text, {
      ...common,
      ...threadOf(place),
      protect_content: true,
      ephemeral_message_parameters: {
        receiver_user_id: place.person,
        ...(query === undefined ? {} : { callback_query_id: query }),
      },
    });
    const message = sent.ephemeral_message_id;
    if (message !== undefined) return { in: "group", message };
    isKnown = false;
    takeAway(place, sent);
    return undefined;
  }

  function mayTry({ chat }: Place, query: string | undefined): boolean {
    return isKnown && (query !== undefined || now() >= (refusedUntil.of(chat) ?? 0));
  }

  /** A server that does not know of such messages has shown it to everybody. */
  function takeAway({ chat }: Place, { message_id: message }: Message): void {
    api.deleteMessage(chat, message).catch(failed);
  }

  async function beginInPrivate(place: Place, screen: Screen): Promise<Alone> {
    const { text, settings: common } = rendered(place, screen, "private");
    const { message_id: message } = await api.sendMessage(place.person, text, common);
    return { in: "private", message };
  }

  return {
    begin: async (place, empty, { inGroup, query }) => {
      const isTried = inGroup && mayTry(place, query);
      const begun = isTried ? await doneOr(beginInGroup(place, empty, query), failed) : undefined;
      if (begun === "refused" && query === undefined) refusedUntil.learn(place.chat, now() + refusedMs);
      if (begun === "away" || typeof begun === "object") return begunAt(begun);
      return begunAt(await doneOr(beginInPrivate(place, empty), failed));
    },
    fill: async (place, screen, at) => {
      const { text, settings: common } = rendered(place, screen, at.in);
      const edited =
        at.in === "group"
          ? api.raw.editEphemeralMessageText({
              chat_id: place.chat,
              receiver_user_id: place.person,
              ephemeral_message_id: at.message,
              text,
              ...common,
            })
          : api.editMessageText(place.person, at.message, text, common);
      return filledAt(at, await doneOr<true | object>(edited, failed));
    },
  };
}

function begunAt(begun: Alone | NotDone): ShownAlone {
  if (typeof begun === "object") return { kind: "shown", at: begun };
  return { kind: begun === "away" ? "away" : "closed" };
}

function filledAt(at: Alone, filled: true | object | NotDone): ShownAlone {
  if (filled === "away") return { kind: "away" };
  if (filled === "refused" || (filled === "closed" && at.in === "group")) return { kind: "gone" };
  return filled === "closed" ? { kind: "closed" } : { kind: "shown", at };
}

type NotDone = "unchanged" | "refused" | "closed" | "away";

/** What the call gives, or why it did nothing. What may have been done is done again: an empty message is no bill. */
async function doneOr<T>(call: Promise<T>, failed: (error: unknown) => void): Promise<T | NotDone> {
  try {
    return await call;
  } catch (error) {
    const reason = error instanceof GrammyError ? whyNot(error) : error instanceof HttpError && "away";
    if (reason === false) throw error;
    if (reason === "away") failed(error);
    return reason;
  }
}

function whyNot({ error_code: code, description }: GrammyError): NotDone {
  if (code === 403) return "closed";
  if (code === 429 || code >= 500) return "away";
  return description.includes("message is not modified") ? "unchanged" : "refused";
}
