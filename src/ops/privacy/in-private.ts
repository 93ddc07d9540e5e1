import type { DeskReply, DeskRequest } from "../../desk/desk.ts";

/** What is asked about one's own data is nothing for a group: it is led to a private chat, and a stranger is not answered. */
export function inPrivate({ chat, role, words }: DeskRequest): DeskReply | undefined {
  if (chat.kind === "private") return undefined;
  return role === undefined ? {} : { html: words.html("privacy.in-private") };
}
