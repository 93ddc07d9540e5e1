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

/** What happened in a chat, told as a message of whoever did it. */
type Happened = {
  readonly new_chat_members?: readonly User[];
  readonly left_chat_member?: User;
  readonly migrate_to_chat_id?: number;
  readonly migrate_from_chat_id?: number;
};

export type Reaction = { readonly type: "emoji"; readonly emoji: string };

export type Message = Content &
  Happened & {
    /** 0 of an ephemeral message. */
    readonly message_id: number;
    readonly ephemeral_message_id?: number;
    /** Of an ephemeral message: the only one besides its sender who sees it. */
    readonly receiver_user?: User;
    /** The message whose place an ephemeral one takes for its receiver. */
    readonly replaces?: number;
    readonly has_protected_content?: true;
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
export type Draft = Omit<Message, "message_id" | "ephemeral_message_id" | "date" | "chat">;

/** What tells a message from all others in its chat: ephemeral ones count downwards from -1. */
export const keyOf = ({ message_id, ephemeral_message_id }: MessageIds): number =>
  ephemeral_message_id === undefined ? message_id : -ephemeral_message_id;

type MessageIds = Pick<Message, "message_id" | "ephemeral_message_id">;

export const isEphemeral = ({ receiver_user }: Message): boolean => receiver_user !== undefined;

export function isVisibleTo({ receiver_user, from }: Message, person: number): boolean {
  return receiver_user === undefined || receiver_user.id === person || from.id === person;
}

export function textContent({ text, entities }: FormattedText): Content {
  return entities.length === 0 ? { text } : { text, entities };
}

export function captionContent({ text, entities }: FormattedText): Content {
  if (text === "") return {};
  return entities.length === 0 ? { caption: text } : { caption: text, caption_entities: entities };
}

/**
 * As the Bot API shows it: of the keyboards only the inline one, no reply inside a reply, none to an ephemeral message
 * ("may be omitted"), no reactions.
 */
export function messageForBot(message: Message): Message {
  const { reactions: _, replaces: __, reply_markup, reply_to_message, ...rest } = message;
  const isReply = reply_to_message !== undefined && !isEphemeral(reply_to_message);
  return {
    ...rest,
    ...(reply_markup !== undefined && "inline_keyboard" in reply_markup ? { reply_markup } : {}),
    ...(isReply ? { reply_to_message: messageForBot(withoutReply(reply_to_message)) } : {}),
  };
}

export function withoutReply({ reply_to_message: _, ...rest }: Message): Message {
  return rest;
}
