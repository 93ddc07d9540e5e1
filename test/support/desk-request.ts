import type { DeskRequest } from "../../src/desk/desk.ts";
import { allWords } from "../../src/i18n/words.ts";

const { id } = allWords("Asia/Jakarta");

/** What an owner asks in their private chat. */
export function deskRequest(more: Partial<DeskRequest> = {}): DeskRequest {
  return {
    person: { id: 7, name: "Emma" },
    role: "owner",
    chat: { id: 7, kind: "private" },
    words: id,
    text: "",
    isChatAdmin: async () => true,
    ...more,
  };
}
