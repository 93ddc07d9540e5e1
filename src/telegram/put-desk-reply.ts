import { type Api, InputFile } from "grammy";
import type { DeskReply, DeskRequest } from "../desk/desk.ts";
import type { Messenger } from "../desk/messenger.ts";
import { threadOf } from "./thread-of.ts";

/** By which a reply goes out: a file by the API itself, anything else by the messenger, to which a failure is a value. */
type Ways = { readonly api: Api; readonly messenger: Messenger };

/** Puts what the desk says into the chat: as a new message, or in place of the one whose button was pressed. */
export async function putDeskReply(
  { api, messenger }: Ways,
  chat: DeskRequest["chat"],
  reply: DeskReply,
  pressed?: number,
): Promise<void> {
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
  const edited = pressed === undefined ? "gone" : await messenger.edit(to, pressed, note);
  if (edited === "gone") await messenger.send(to, note);
}
