import type { PersonClient } from "../../src/cli/person-client.ts";
import type { LoggedEvent } from "../../src/playground/world/event-log.ts";
import type { InlineButton } from "../../src/playground/world/keyboard.ts";
import type { Message } from "../../src/playground/world/message.ts";
import { decode } from "../../src/telegram/callback-data.ts";
import type { EventFeed } from "./event-feed.ts";
import { buttonOf, buttonsOf, written } from "./shown-message.ts";

/** A person who chats with the bot: lines in, and what the bot then shows. */
export type Partner = {
  readonly id: number;
  /** One line after another, each when the bot has done with the one before. */
  readonly says: (...lines: readonly string[]) => Promise<void>;
  /** A line in reply to what the bot shows, as people do in a group. */
  readonly replies: (line: string) => Promise<void>;
  /** Buttons of the message that is shown, by what they say, each when the bot has done with the one before. */
  readonly presses: (...labels: readonly string[]) => Promise<void>;
  /** A button of any message. */
  readonly pressesOn: (message: Message, label: string) => Promise<void>;
  /** A sticker, a photo, a voice message… */
  readonly sends: (kind: string) => Promise<void>;
  readonly edits: (message: Message, text: string) => Promise<void>;
  /** A line whose answer is not waited for. */
  readonly writes: (line: string) => Promise<Message>;
  /** A button whose answer is not waited for. */
  readonly taps: (label: string) => Promise<void>;
  /** Looks at the chat as it is now, without waiting for the bot. */
  readonly looks: () => Promise<void>;
  /** Waits until the bot has done what it is doing. */
  readonly rests: () => Promise<void>;
  /** Waits until the bot has shown this; gives the message as it was then. */
  readonly sees: (text: string) => Promise<Message>;
  /** Waits for what happens on this person's screen. */
  readonly meets: (is: (event: LoggedEvent) => boolean) => Promise<LoggedEvent>;
  /** The message that the bot shows now, as lines, see `written`. */
  readonly screen: () => string;
  readonly message: () => Message;
  readonly buttons: () => readonly InlineButton[];
  /** All that the bot has left in the chat for this person, oldest first. */
  readonly log: () => readonly Message[];
  /** What popped up at the last press. */
  readonly toast: () => string | undefined;
  /** What a copy button puts on the clipboard. */
  readonly copies: (label: string) => string;
};

export function chatPartner(options: {
  readonly client: PersonClient;
  readonly feed: EventFeed;
  /** The private chat, or a group. */
  readonly chat: number;
  /** Resolves when the bot has nothing more to do. */
  readonly idle: () => Promise<void>;
}): Partner {
  const { client, feed, chat, idle } = options;
  let shown: Message | undefined;
  let toast: string | undefined;
  let left: readonly Message[] = [];

  const fromBot = (event: LoggedEvent) =>
    (event.type === "message" || event.type === "edited") && event.chat === chat && event.message.from.is_bot;

  /** The bot has taken a message when something of its own follows; it has answered when it is idle after that. */
  async function answered({ message_id }: Message, type: "message" | "edited"): Promise<void> {
    await feed.when((seen) => {
      const own = seen.findLastIndex(
        (event) => event.type === type && event.chat === chat && event.message.message_id === message_id,
      );
      return own === -1 ? undefined : seen.slice(own).find(fromBot);
    });
    await settle(message_id);
  }

  /** What is newer than the message that this was about is shown, else still the same. */
  async function settle(about: number): Promise<void> {
    await idle();
    await look(about);
  }

  async function look(about: number): Promise<void> {
    const newest = Math.max(about, left.at(-1)?.message_id ?? 0);
    left = (await client.messages(chat)).filter((message) => message.from.is_bot && !isAnothers(message));
    const last = left.at(-1);
    const isNew = last !== undefined && last.message_id > newest;
    shown = isNew ? last : left.find(({ message_id }) => message_id === shown?.message_id);
  }

  const isAnothers = (message: Message) =>
    buttonsOf(message)
      .flatMap(({ button }) => decode(button.callback_data ?? "") ?? [])
      .some(({ owner }) => owner !== client.id);

  function current(): Message {
    if (shown === undefined) throw new Error("the bot shows nothing");
    return shown;
  }

  async function pressesOn(message: Message, label: string): Promise<void> {
    const { row, column } = buttonOf(message, label);
    const query = await client.press(chat, message.message_id, row, column);
    const answer = await feed.when((seen) => seen.find((event) => event.type === "answer" && event.query_id === query));
    toast = answer.type === "answer" ? answer.text : undefined;
    await settle(message.message_id);
  }

  return {
    id: client.id,
    says: async (...lines) => {
      for (const line of lines) await answered(await client.say(chat, line), "message");
    },
    replies: async (line) => answered(await client.say(chat, line, current().message_id), "message"),
    presses: async (...labels) => {
      for (const label of labels) await pressesOn(current(), label);
    },
    pressesOn,
    sends: async (kind) => answered(await client.send(chat, kind), "message"),
    edits: async (message, text) => {
      await client.edit(chat, message.message_id, text);
      await answered(message, "edited");
    },
    writes: (line) => client.say(chat, line),
    taps: async (label) => {
      const { row, column } = buttonOf(current(), label);
      await client.press(chat, current().message_id, row, column);
    },
    looks: () => look(0),
    rests: () => settle(0),
    sees: (text) =>
      feed.when((seen) => {
        const found = seen.findLast(
          (event) => fromBot(event) && "message" in event && written(event.message).includes(text),
        );
        return found !== undefined && "message" in found ? found.message : undefined;
      }),
    meets: (is) => feed.when((seen) => seen.find(is)),
    screen: () => written(current()),
    message: current,
    buttons: () => buttonsOf(current()).map(({ button }) => button),
    log: () => left,
    toast: () => toast,
    copies: (label) => {
      const { copy_text: copy } = buttonOf(current(), label).button;
      if (copy === undefined) throw new Error(`"${label}" copies nothing`);
      return copy.text;
    },
  };
}
