import type { FormattedText, MessageEntity } from "../text/formatted-text.ts";
import type { Chat, User } from "./chat.ts";
import type { ReplyMarkup } from "./keyboard.ts";

type StoredFile = {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly file_size?: number;
  readonly file_name?: string;
  readonly mime_type?: string;
  readonly duration?: number;
  readonly width?: number;
  readonly height?: number;
  readonly type?: string;
  readonly emoji?: string;
  readonly is_animated?: boolean;
  readonly is_video?: boolean;
};

/** What a message carries besides text. At most one is there. */
export type Media = {
  readonly photo?: readonly StoredFile[];
  readonly document?: StoredFile;
  readonly voice?: StoredFile;
  readonly sticker?: StoredFile;
  readonly location?: { readonly latitude: number; readonly longitude: number };
  readonly contact?: { readonly phone_number: string; readonly first_name: string; readonly user_id?: number };
};

export type Content = Media & {
  readonly text?: string;
  readonly entities?: readonly MessageEntity[];
  readonly caption?: string;
  readonly caption_entities?: readonly MessageEntity[];
};

export type Reaction = { readonly type: "emoji"; readonly emoji: string };

export type Message = Content & {
  readonly message_id: number;
  readonly date: number;
  readonly chat: Chat;
  readonly from: User;
  readonly message_thread_id?: number;
  readonly is_topic_message?: true;
  readonly reply_to_message?: Message;
  readonly edit_date?: number;
  readonly reply_markup?: ReplyMarkup;
  /** The bot's reactions. People see them; the Bot API never tells them of a message. */
  readonly reactions?: readonly Reaction[];
};

/** What `postMessage` adds is not yet there. */
export type Draft = Omit<Message, "message_id" | "date" | "chat">;

export function textContent({ text, entities }: FormattedText): Content {
  return entities.length === 0 ? { text } : { text, entities };
}

export function captionContent({ text, entities }: FormattedText): Content {
  if (text === "") return {};
  return entities.length === 0 ? { caption: text } : { caption: text, caption_entities: entities };
}

/** As the Bot API shows it: of the keyboards only the inline one, no reply inside a reply, no reactions. */
export function messageForBot({ reactions: _, reply_markup, reply_to_message, ...rest }: Message): Message {
  return {
    ...rest,
    ...(reply_markup !== undefined && "inline_keyboard" in reply_markup ? { reply_markup } : {}),
    ...(reply_to_message === undefined ? {} : { reply_to_message: messageForBot(withoutReply(reply_to_message)) }),
  };
}

export function withoutReply({ reply_to_message: _, ...rest }: Message): Message {
  return rest;
}
