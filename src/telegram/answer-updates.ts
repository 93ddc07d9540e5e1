import type { Api, Context } from "grammy";
import type { Standing } from "../access/member.ts";
import type { Event } from "../conversation/event.ts";
import type { Place } from "../conversation/place.ts";
import type { Taken, Turns } from "../conversation/turns.ts";
import type { Locale } from "../domain/locale.ts";
import type { Words } from "../i18n/words.ts";
import { encode } from "./callback-data.ts";
import { deskKeyboard } from "./desk-keyboard.ts";
import { doorIn } from "./door.ts";
import { preferredLocale } from "./preferred-locale.ts";
import { type Incoming, readUpdate } from "./read-update.ts";
import type { TakeOnce } from "./taken-once.ts";
import { threadOf } from "./thread-of.ts";

export type AnswerOptions = {
  readonly turns: Pick<Turns, "take">;
  readonly words: Readonly<Record<Locale, Words>>;
  readonly defaultLocale: Locale;
  readonly standing: (person: number) => Promise<Standing>;
  /** Whether a stranger may ask to be let in: there is somebody to ask. */
  readonly mayAsk: boolean;
  /** Where a link to a bill leads this person. */
  readonly comeThrough: (door: string, person: number, preferred: Locale) => Promise<Passage>;
  readonly takeOnce: TakeOnce;
  readonly failed: (during: string, error: unknown) => void;
};

export type Passage = {
  readonly to: Extract<Event, { kind: "came-through" }>["to"];
  /** To be called when this is saved: then nobody comes through any more. */
  readonly close: () => Promise<void>;
};

type TurnedAway = { readonly kind: Exclude<Standing["kind"], "member">; readonly update: number };

export type Answer = (context: Context) => Promise<void>;

/** Takes each update into a turn. It resolves when nothing of it can be lost any more, and never waits for a provider. */
export function answerUpdates(options: AnswerOptions): Answer {
  const { turns, words, defaultLocale, standing, mayAsk, comeThrough, takeOnce, failed } = options;
  const turnedAway = new Set<number>();

  return async ({ update, me, api }) => {
    const incoming = readUpdate(update, me);
    if (incoming === undefined) return;
    const preferred = preferredLocale(incoming.languageCode, defaultLocale);
    const { place, press } = incoming;
    const kind = await standingOf(api, incoming, words[preferred]);
    if (kind === "unknown") return;
    if (kind !== "member") return turnAway(api, incoming, words[preferred], { kind, update: update.update_id });
    // Who is put out again is told again.
    turnedAway.delete(place.person);
    if (press?.owner !== undefined && press.owner !== place.person) {
      toast(api, press, words[preferred].plain("toast.not-yours"));
    } else if (press?.isForged) toast(api, press);
    else await take(api, incoming, preferred, update.update_id);
  };

  /** While the store fails nobody knows; whoever comes then is told so. */
  async function standingOf(api: Api, incoming: Incoming, said: Words): Promise<Standing["kind"] | "unknown"> {
    try {
      return (await standing(incoming.place.person)).kind;
    } catch (error) {
      apologize(api, incoming, said, error);
      return "unknown";
    }
  }

  async function take(api: Api, incoming: Incoming, preferred: Locale, update: number): Promise<void> {
    const { place, press, spoke } = incoming;
    const acknowledge = ({ expired, locale }: Taken) => {
      toast(api, press, expired ? words[locale].plain("toast.expired") : undefined);
      if (expired && press !== undefined) background(offerFreshStart(api, place, press.message, words[locale]));
    };
    try {
      const passage = await passageOf(incoming, preferred);
      const event: Event = passage === undefined ? incoming.event : { kind: "came-through", to: passage.to };
      const pressed = press === undefined ? {} : { pressed: press.message, query: press.query };
      const written = spoke === undefined ? {} : { spoke };
      await turns.take({ place, event, preferred, update, ...pressed, ...written, acknowledge });
      await passage?.close();
    } catch (error) {
      apologize(api, incoming, words[preferred], error);
    }
  }

  function apologize(api: Api, { place, press }: Incoming, { plain }: Words, error: unknown): void {
    failed("turn", error);
    if (press === undefined) background(api.sendMessage(place.chat, plain("apology"), threadOf(place)));
    else toast(api, press, plain("toast.sorry"));
  }

  async function passageOf({ place, event }: Incoming, preferred: Locale): Promise<Passage | undefined> {
    if (!place.isPrivate || event.kind !== "command" || event.command !== "start") return undefined;
    const door = doorIn(event.text);
    return door === undefined ? undefined : comeThrough(door, place.person, preferred);
  }

  /** Once, and only where nobody else has to read it. */
  function turnAway(api: Api, { place, press }: Incoming, { html, plain }: Words, { kind, update }: TurnedAway): void {
    toast(api, press);
    if (!place.isPrivate || turnedAway.has(place.person)) return;
    remember(turnedAway, place.person);
    const text = kind === "suspended" ? html("suspended") : html("invite-only", { id: place.person });
    const ask = [[{ text: plain("access.button.ask"), press: "ask-access" }]];
    const keyboard = kind === "stranger" && mayAsk ? { reply_markup: deskKeyboard(ask) } : {};
    const tell = () => api.sendMessage(place.chat, text, { parse_mode: "HTML", ...keyboard }).then(() => true);
    background(takeOnce(update, tell));
  }

  /** Every press is answered, or the button would go on turning. */
  function toast(api: Api, press: Incoming["press"], text?: string): void {
    if (press !== undefined) background(api.answerCallbackQuery(press.query, text === undefined ? {} : { text }));
  }

  function background(call: Promise<unknown>): void {
    call.catch((error: unknown) => failed("telegram", error));
  }
}

async function offerFreshStart(api: Api, { chat, person }: Place, message: number, { plain }: Words): Promise<void> {
  const button = {
    text: plain("button.afresh"),
    callback_data: encode({ action: { do: "menu" }, nonce: "", owner: person }),
  };
  await api.editMessageReplyMarkup(chat, message, { reply_markup: { inline_keyboard: [[button]] } });
}

/** Strangers are told once; who they are is not worth keeping for ever. */
function remember(people: Set<number>, person: number): void {
  if (people.size >= 10_000) people.clear();
  people.add(person);
}
