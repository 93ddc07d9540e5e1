import type { Button, Call, StandInTelegram } from "./stand-in-telegram.ts";

/** What a person does, and a word of what they then wait to see in a text or on a button. */
export type Deed = ({ readonly say: string } | { readonly press: string }) & { readonly until: string };

export type Played = {
  /** Milliseconds from each update until the bot's first call for it. */
  readonly firstAnswers: readonly number[];
  /** When the last deed's word arrived, by `performance.now()`. */
  readonly seenAt: number;
};

let lastUpdate = 0;

/** Plays one person through their deeds, each when the one before is answered. Every person has a chat of their own. */
export async function playPerson(telegram: StandInTelegram, chat: number, deeds: readonly Deed[]): Promise<Played> {
  const firstAnswers: number[] = [];
  let screen: Screen = { message: 0, buttons: [], arrivedAt: 0 };
  for (const deed of deeds) {
    const update = { update_id: ++lastUpdate, ...updateOf(deed, chat, screen) };
    const sentAt = performance.now();
    const seen = untilSeen(telegram, chat, deed.until, (arrivedAt) => firstAnswers.push(arrivedAt - sentAt));
    await telegram.deliver(update);
    screen = await seen;
  }
  telegram.leave(chat);
  return { firstAnswers, seenAt: screen.arrivedAt };
}

type Screen = { readonly message: number; readonly buttons: readonly Button[]; readonly arrivedAt: number };

const patience = 60_000;

function untilSeen(
  telegram: StandInTelegram,
  chat: number,
  word: string,
  first: (arrivedAt: number) => void,
): Promise<Screen> {
  return new Promise((resolve, reject) => {
    const heard: Call[] = [];
    const timer = setTimeout(() => reject(notShown(word, heard)), patience);
    telegram.listen(chat, (call) => {
      if (heard.push(call) === 1) first(call.arrivedAt);
      const screen = screenOf(call);
      if (screen === undefined || !shows(call, screen, word)) return;
      clearTimeout(timer);
      resolve(screen);
    });
  });
}

function notShown(word: string, heard: readonly Call[]): Error {
  const calls = heard.map(({ method, payload: { text = "" } }) => `${method} ${text}`);
  return new Error(`"${word}" was not shown in ${patience} ms, but ${calls.join(", ") || "nothing"}`);
}

function screenOf({ method, payload, message, arrivedAt }: Call): Screen | undefined {
  if (method !== "sendMessage" && method !== "editMessageText") return undefined;
  return { message, buttons: payload.reply_markup?.inline_keyboard?.flat() ?? [], arrivedAt };
}

function shows({ payload: { text = "" } }: Call, { buttons }: Screen, word: string): boolean {
  return text.includes(word) || buttons.some((button) => button.text.includes(word));
}

function updateOf(deed: Deed, chat: number, { message, buttons }: Screen): object {
  const from = { id: chat, is_bot: false, first_name: "Agen", language_code: "id" };
  const place = { date: 1_700_000_000, chat: { id: chat, type: "private", first_name: "Agen" } };
  if ("say" in deed) {
    const entities = deed.say.startsWith("/")
      ? [{ type: "bot_command", offset: 0, length: deed.say.length }]
      : undefined;
    return { message: { message_id: message + 1, from, ...place, text: deed.say, entities } };
  }
  const data = buttons.find(({ text }) => text.includes(deed.press))?.callback_data;
  if (data === undefined) throw new Error(`There is no button "${deed.press}" to press`);
  const shown = { message_id: message, ...place, text: "…" };
  // The stand-in reads the chat from the front of the id.
  return { callback_query: { id: `${chat}:${message}`, from, chat_instance: "1", data, message: shown } };
}
