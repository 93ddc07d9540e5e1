import { Refusal } from "../refusal.ts";
import { detectEntities } from "../text/detect-entities.ts";
import type { FormattedText } from "../text/formatted-text.ts";
import { tidyText } from "../text/tidy-text.ts";
import type { User } from "../world/chat.ts";
import { type Content, captionContent, type Media, textContent } from "../world/message.ts";
import type { Body } from "./person-request.ts";

/** What a person sends, by its kind. Nobody has to choose a file: each kind has one. */
const media: Readonly<Record<string, (person: User) => Media>> = {
  sticker: () => ({
    sticker: {
      ...file("sticker"),
      type: "regular",
      width: 512,
      height: 512,
      is_animated: false,
      is_video: false,
      emoji: "👍",
    },
  }),
  photo: () => ({
    photo: [
      { ...file("photo-small"), width: 90, height: 67, file_size: 1_253 },
      { ...file("photo-large"), width: 800, height: 600, file_size: 82_310 },
    ],
  }),
  voice: () => ({ voice: { ...file("voice"), duration: 3, mime_type: "audio/ogg", file_size: 12_402 } }),
  document: () => ({
    document: { ...file("document"), file_name: "document.pdf", mime_type: "application/pdf", file_size: 48_120 },
  }),
  location: () => ({ location: { latitude: -6.175392, longitude: 106.827153 } }),
  contact: ({ id, first_name }) => ({ contact: { phone_number: "6281234567890", first_name, user_id: id } }),
};

const withCaption = new Set(["photo", "voice", "document"]);

const file = (name: string) => ({ file_id: `playground-${name}`, file_unique_id: `playground-${name}` });

export function readPersonContent(body: Body, person: User): Content {
  const kind = body.kind ?? "text";
  if (kind === "text") return textContent(readPersonText(body.text));
  const content = typeof kind === "string" && Object.hasOwn(media, kind) ? media[kind] : undefined;
  if (content === undefined) throw new Refusal(400, "there is no such kind of message");
  const caption = typeof body.caption === "string" && withCaption.has(String(kind)) ? body.caption : "";
  if (caption.length > 1024) throw new Refusal(400, "the caption is too long");
  return { ...content(person), ...captionContent(asWritten(caption)) };
}

/** Text as a person writes it: no markup, only what Telegram finds in it. */
export function readPersonText(given: unknown): FormattedText {
  const formatted = asWritten(typeof given === "string" ? given : "");
  if (formatted.text === "") throw new Refusal(400, "the message is empty");
  if (formatted.text.length > 4096) throw new Refusal(400, "the message is longer than 4096 characters");
  return formatted;
}

const asWritten = (text: string): FormattedText => detectEntities(tidyText({ text, entities: [] }));
