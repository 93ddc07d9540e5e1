import { type Api, InputFile } from "grammy";
import type { DeskReply, DeskRequest } from "../desk/desk.ts";
import type { Messenger } from "../desk/messenger.ts";
import { threadOf } from "./thread-of.ts";

type Chat = DeskRequest["chat"];

/** Puts what the desk says into the chat: as a new message, or in place of the one whose button was pressed. */
export function putDeskReply(api: Api, { send, edit }: Messenger) {
  async function put(chat: Chat, reply: DeskReply, pressed?: number): Promise<void> {
    const { html, rows, file } = reply;
    if (file !== undefined) {
      const caption = html === undefined ? {} : ({ caption: html, parse_mode: "HTML" } as const);
      const document = new InputFile(Buffer.from(file.text), file.name);
      await api.sendDocument(chat.id, document, { ...caption, ...threadOf(chat) });
      return;
    }
    if (html === undefined) return;
    const to = { chat: chat.id, ...(chat.thread === undefined ? {} : { thread: chat.thread }) };
    const note = { html, ...(rows === undefined ? {} : { rows }) };
    const edited = pressed === undefined ? "gone" : await edit(to, pressed, note);
    if (edited === "gone") await send(to, note);
  }
  return put;
}
