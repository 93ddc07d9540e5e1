export type InlineButton = {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
  readonly copy_text?: { readonly text: string };
  readonly [other: string]: unknown;
};

export type InlineKeyboard = {
  readonly inline_keyboard: readonly (readonly InlineButton[])[];
  readonly force_reply?: boolean;
};

export type ReplyKeyboard = {
  readonly keyboard: readonly (readonly { readonly text: string }[])[];
  readonly is_persistent?: boolean;
  readonly resize_keyboard?: boolean;
  readonly one_time_keyboard?: boolean;
  readonly input_field_placeholder?: string;
  readonly selective?: boolean;
};

export type KeyboardRemoval = { readonly remove_keyboard: true; readonly selective?: boolean };

export type ForcedReply = {
  readonly force_reply: true;
  readonly input_field_placeholder?: string;
  readonly selective?: boolean;
};

export type ReplyMarkup = InlineKeyboard | ReplyKeyboard | KeyboardRemoval | ForcedReply;

export function isInlineKeyboard(markup: ReplyMarkup): markup is InlineKeyboard {
  return "inline_keyboard" in markup;
}
