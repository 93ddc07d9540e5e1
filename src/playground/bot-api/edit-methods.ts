import { isDeepStrictEqual } from "node:util";
import { badRequest } from "../refusal.ts";
import type { FormattedText } from "../text/formatted-text.ts";
import { isInlineKeyboard } from "../world/keyboard.ts";
import { type Content, captionContent, type Message, messageForBot, textContent } from "../world/message.ts";
import { replaceMessage } from "../world/post-message.ts";
import type { Room } from "../world/room.ts";
import { epochSeconds, type World } from "../world/world.ts";
import type { CallParameters } from "./call-parameters.ts";
import { findMessage, findWritableRoom } from "./find-room.ts";
import type { Methods } from "./method.ts";
import { readCaption, readMessageText } from "./read-content.ts";
import { readInlineMarkup } from "./reply-markup.ts";

export const editMethods: Methods = {
  editmessagetext(world, call) {
    const text = readMessageText(world, call);
    return edit(world, call, (message) => withText(message, text));
  },
  editmessagecaption(world, call) {
    const caption = readCaption(world, call);
    return edit(world, call, (message) => withCaption(message, caption));
  },
  editmessagereplymarkup: (world, call) => edit(world, call, (message) => message),
};

/** Changes what `change` changes, and the keyboard: one that is not given again is taken away. */
function edit(world: World, call: CallParameters, change: (message: Message) => Message): Message {
  const markup = readInlineMarkup(call);
  const room = findWritableRoom(world, call);
  const before = findEditable(world, room, call);
  const content = withoutMarkup(change(before));
  const after: Message = markup === undefined ? content : { ...content, reply_markup: markup };
  if (isDeepStrictEqual(before, after)) {
    throw badRequest(
      "message is not modified: specified new message content and reply markup are exactly the same " +
        "as a current content and reply markup of the message",
    );
  }
  world.flood.spend(room.chat, world.limits.editCost);
  // Other buttons under the same words do not make a message "edited".
  const sameWords = isDeepStrictEqual(withoutMarkup(before), content);
  return messageForBot(replaceMessage(world, room, sameWords ? after : { ...after, edit_date: epochSeconds(world) }));
}

function withoutMarkup({ reply_markup: _, ...rest }: Message): Message {
  return rest;
}

function findEditable(world: World, room: Room, call: CallParameters): Message {
  const message = findMessage(room, call, "message to edit");
  const hasOtherKeyboard = message.reply_markup !== undefined && !isInlineKeyboard(message.reply_markup);
  if (message.from.id !== world.bot.id || hasOtherKeyboard) throw badRequest("message can't be edited");
  return message;
}

function withText(message: Message, text: FormattedText): Message {
  if (message.text === undefined) throw badRequest("there is no text in the message to edit");
  const { entities: _, ...rest } = message;
  return { ...rest, ...textContent(text) };
}

function withCaption(message: Message, caption: FormattedText): Message {
  if (message.text !== undefined) throw badRequest("there is no caption in the message to edit");
  const { caption: _, caption_entities: __, ...rest }: Message & Content = message;
  return { ...rest, ...captionContent(caption) };
}
