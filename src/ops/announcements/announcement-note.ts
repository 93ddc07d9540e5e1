import type { Note } from "../../desk/messenger.ts";
import type { Words } from "../../i18n/words.ts";

/** An announcement as people get it. What was typed is no markup. */
export function announcementNote({ html }: Words, text: string): Note {
  return { html: html("announcement.message", { text }) };
}
