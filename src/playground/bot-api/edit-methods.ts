import { isDeepStrictEqual } from "node:util";
import { badRequest } from "../refusal.ts";
import { type InlineKeyboard, isInlineKeyboard } from "../world/keyboard.ts";
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
  editmessagetext: (world, call) => messageForBot(edit(world, call, findEditable, newText(world, call))),
  editmessagecaption: (world, call) => messageForBot(edit(world, call, findEditable, newCaption(world, call))),
  editmessagereplymarkup: (world, call) => messageForBot(edit(world, call, findEditable, same)),
};

type Find = (world: World, room: Room, call: CallParameters) => Message;
type Change = (message: Message) => Message;

export const same: Change = (message) => message;

/** Changes what `change` changes, and the keyboard: one that is not given again is taken away. */
export function edit(world: World, call: CallParameters, find: Find, change: Change): Message {
  const markup = readInlineMarkup(call);
  const room = findWritableRoom(world, call);
  const before = find(world, room, call);
  const content = withoutMarkup(change(before));
  const after = withMarkup(content, markup, before);
  if (isDeepStrictEqual(before, after)) {
    throw badRequest(
      "message is not modified: specified new message content and reply markup are exactly the same " +
        "as a current content and reply markup of the message",
    );
  }
  world.flood.spend(room.chat, "edit");
  // Other buttons under the same words do not make a message "edited".
  const sameWords = isDeepStrictEqual(withoutMarkup(before), content);
  return replaceMessage(world, room, sameWords ? after : { ...after, edit_date: epochSeconds(world) });
}

/** Whether a reply is forced can't be changed with the buttons. */
function withMarkup(content: Message, markup: InlineKeyboard | undefined, before: Message): Message {
  if (markup === undefined) return content;
  const { force_reply: _, ...buttons } = markup;
  const forces = before.reply_markup !== undefined && "force_reply" in before.reply_markup;
  return { ...content, reply_markup: forces ? { ...buttons, force_reply: true } : buttons };
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

export function newText(world: World, call: CallParameters): Change {
  const text = readMessageText(world, call);
  return (message) => {
    if (message.text === undefined) throw badRequest("there is no text in the message to edit");
    const { entities: _, ...rest } = message;
    return { ...rest, ...textContent(text) };
  };
}

export function newCaption(world: World, call: CallParameters): Change {
  const caption = readCaption(world, call);
  return (message) => {
    if (message.text !== undefined) throw badRequest("there is no caption in the message to edit");
    const { caption: _, caption_entities: __, ...rest }: Message & Content = message;
    return { ...rest, ...captionContent(caption) };
  };
}
