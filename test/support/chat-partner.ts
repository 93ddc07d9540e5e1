import type { BotPlace, PersonClient, SavedFile } from "../../src/cli/person-client.ts";
import type { LoggedEvent } from "../../src/playground/world/event-log.ts";
import type { InlineButton } from "../../src/playground/world/keyboard.ts";
import { isEphemeral, keyOf, type Message } from "../../src/playground/world/message.ts";
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
  /** A line in reply to what the bot asks this person for. */
  readonly repliesAsAsked: (line: string) => Promise<void>;
  /** What the bot wants a reply to from this person. */
  readonly asked: () => Promise<Message | undefined>;
  /** Follows a link to the bot, in the private chat. */
  readonly opens: (url: string) => Promise<void>;
  /** Adds the bot to this group, removes it, makes it an admin; what the bot does then is not waited for. */
  readonly puts: (place: BotPlace) => Promise<void>;
  /** The file in a message. */
  readonly saves: (message: Message) => Promise<SavedFile>;
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
  /** All that the bot has left in this group for this person alone, oldest first. */
  readonly whispers: () => readonly Message[];
  /** What popped up at the last press. */
  readonly toast: () => string | undefined;
  /** What a copy button puts on the clipboard. */
  readonly copies: (label: string) => string;
  /** Where a button leads. */
  readonly leads: (label: string) => string;
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
  let apart: readonly Message[] = [];

  const fromBot = (event: LoggedEvent) =>
    (event.type === "message" || event.type === "edited") && event.chat === chat && event.message.from.is_bot;

  /** The bot has taken a message when something of its own follows; it has answered when it is idle after that. */
  async function answered(message: Message, type: "message" | "edited"): Promise<void> {
    await feed.when((seen) => {
      const own = seen.findLastIndex(
        (event) => event.type === type && event.chat === chat && keyOf(event.message) === keyOf(message),
      );
      return own === -1 ? undefined : seen.slice(own).find(fromBot);
    });
    await settle(message.message_id);
  }

  /** What is newer than the message that this was about is shown, else still the same. */
  async function settle(about: number): Promise<void> {
    await idle();
    await look(about);
  }

  async function look(about: number): Promise<void> {
    const newest = Math.max(about, left.at(-1)?.message_id ?? 0);
    const seen = (await client.messages(chat)).filter(
      (message) => message.from.is_bot && message.left_chat_member === undefined && !isAnothers(message),
    );
    left = seen.filter((message) => !isEphemeral(message));
    apart = seen.filter(isEphemeral);
    const last = left.at(-1);
    const isNew = last !== undefined && last.message_id > newest;
    shown = isNew ? last : left.find(({ message_id }) => message_id === shown?.message_id);
  }

  /** By the buttons, or by who is called upon to reply. */
  const isAnothers = (message: Message) =>
    [
      ...buttonsOf(message).flatMap(({ button }) => decode(button.callback_data ?? "")?.owner ?? []),
      ...(message.entities ?? []).flatMap((entity) => entity.user?.id ?? []),
    ].some((owner) => owner !== client.id);

  function current(): Message {
    if (shown === undefined) throw new Error("the bot shows nothing");
    return shown;
  }

  async function pressesOn(message: Message, label: string): Promise<void> {
    const { row, column } = buttonOf(message, label);
    const query = await client.press(chat, keyOf(message), row, column);
    const answer = await feed.when((seen) => seen.find((event) => event.type === "answer" && event.query_id === query));
    toast = answer.type === "answer" ? answer.text : undefined;
    await settle(message.message_id);
  }

  async function asked(): Promise<Message | undefined> {
    const key = await client.forcedReply(chat);
    return (await client.messages(chat)).find((message) => keyOf(message) === key);
  }

  return {
    id: client.id,
    says: async (...lines) => {
      for (const line of lines) await answered(await client.say(chat, line), "message");
    },
    replies: async (line) => answered(await client.say(chat, line, current().message_id), "message"),
    asked,
    repliesAsAsked: async (line) => {
      const question = await asked();
      if (question === undefined) throw new Error("the bot asks for no reply");
      await answered(await client.say(chat, line, keyOf(question)), "message");
    },
    opens: async (url) => answered(await client.open(url), "message"),
    puts: (place) => client.putBot(chat, place),
    saves: (message) => client.save(chat, keyOf(message)),
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
    whispers: () => apart,
    toast: () => toast,
    copies: (label) => {
      const { copy_text: copy } = buttonOf(current(), label).button;
      if (copy === undefined) throw new Error(`"${label}" copies nothing`);
      return copy.text;
    },
    leads: (label) => {
      const { url } = buttonOf(current(), label).button;
      if (url === undefined) throw new Error(`"${label}" leads nowhere`);
      return url;
    },
  };
}
