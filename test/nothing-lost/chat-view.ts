import { onTestFinished } from "vitest";
import { type PersonClient, personClient } from "../../src/cli/person-client.ts";
import type { LoggedEvent } from "../../src/playground/world/event-log.ts";
import type { Message } from "../../src/playground/world/message.ts";
import { decode } from "../../src/telegram/callback-data.ts";
import { buttonsOf } from "../support/shown-message.ts";

export type ChatView = {
  readonly client: PersonClient;
  readonly chat: number;
  /** What the bot has standing in the chat for this person, oldest first. */
  readonly standing: () => readonly Message[];
  /** Every message of the bot for this person, as it was sent and after each change. */
  readonly shown: () => readonly Message[];
  readonly toasts: () => readonly string[];
  /** All that has happened in the chat, a line for each, to find out how something came about. */
  readonly history: () => readonly string[];
  /** Looks again after whatever happens, as long as patience lasts. */
  readonly until: <Found>(find: () => Found | undefined, patienceMs: number) => Promise<Found | undefined>;
};

/** A chat as one person sees it, kept up to date. */
export async function chatView(url: string, person: number, chat: number): Promise<ChatView> {
  const client = await personClient(url, person);
  onTestFinished(client.close);
  const messages = new Map<number, Message>();
  const shown: Message[] = [];
  const toasts: string[] = [];
  const history: string[] = [];
  const looking = new Set<() => void>();

  function note(event: LoggedEvent): void {
    if (event.type === "answer") toasts.push(event.text ?? "");
    if ("chat" in event && event.chat !== chat) return;
    history.push(lineOf(event));
    if (event.type === "deleted") messages.delete(event.message_id);
    if (event.type === "message" || event.type === "edited") noteMessage(event.message, event.type);
  }

  function noteMessage(message: Message, type: "message" | "edited"): void {
    // What a bill has been left with are buttons that copy, which say of nobody that they are theirs.
    if (!messages.has(message.message_id) && !isFor(message, person, type)) return;
    messages.set(message.message_id, message);
    shown.push(message);
  }

  async function read(): Promise<void> {
    while (!client.closed.aborted) {
      for (const event of await client.events()) note(event);
      for (const look of [...looking]) look();
    }
  }
  read().catch((error: unknown) => {
    // A playground that is closed has nothing more to tell.
    if (!client.closed.aborted) throw error;
  });

  return {
    client,
    chat,
    standing: () => [...messages.values()],
    shown: () => shown,
    toasts: () => toasts,
    history: () => history,
    until: (find, patienceMs) =>
      new Promise((resolve) => {
        const end = (found?: ReturnType<typeof find>) => {
          clearTimeout(timer);
          looking.delete(look);
          resolve(found);
        };
        const look = () => {
          const found = find();
          if (found !== undefined) end(found);
        };
        const timer = setTimeout(end, patienceMs);
        looking.add(look);
        look();
      }),
  };
}

/**
 * In a group the bot writes to many; the buttons, or who is called upon to reply, tell whose a message is, and one
 * without, an apology, is everybody's.
 */
function isFor(message: Message, person: number, type: "message" | "edited"): boolean {
  if (!message.from.is_bot) return false;
  const owners = [
    ...buttonsOf(message).flatMap(({ button }) => decode(button.callback_data ?? "")?.owner ?? []),
    ...(message.entities ?? []).flatMap(({ user }) => user?.id ?? []),
  ];
  return message.chat.type === "private" || owners.includes(person) || (owners.length === 0 && type === "message");
}

function lineOf(event: LoggedEvent): string {
  const time = new Date().toISOString().slice(14, 23);
  if (!("message" in event)) return `${time} ${JSON.stringify(event)}`;
  const { from, message_id, text = "" } = event.message;
  const nonce = buttonsOf(event.message).flatMap(({ button }) => decode(button.callback_data ?? "")?.nonce ?? [])[0];
  const brief = text.replaceAll("\n", "|").slice(0, 100);
  return `${time} ${from.is_bot ? "bot" : "person"} ${event.type} ${message_id} (${nonce ?? "no buttons"}) ${brief}`;
}
