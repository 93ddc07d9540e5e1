import { badRequest } from "../refusal.ts";
import { type Content, captionContent, textContent } from "../world/message.ts";
import type { World } from "../world/world.ts";
import { type CallParameters, textParameter } from "./call-parameters.ts";
import { findWritableRoom } from "./find-room.ts";
import type { Methods } from "./method.ts";
import { postFromBot } from "./post-from-bot.ts";
import { readCaption, readMessageText } from "./read-content.ts";
import { sentFile } from "./sent-file.ts";

/** Telegram shows that the bot is writing for so long, or until it has written. */
const typingMs = 5_000;

const chatActions = new Set(
  (
    "typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker " +
    "find_location record_video_note upload_video_note"
  ).split(" "),
);

export const sendMethods: Methods = {
  sendmessage: (world, call) => postFromBot(world, call, textContent(readMessageText(world, call))),
  sendphoto: async (world, call) => postFromBot(world, call, await photoContent(world, call)),
  senddocument: async (world, call) => postFromBot(world, call, await documentContent(world, call)),
  sendchataction(world, call) {
    if (!chatActions.has(textParameter(call, "action"))) throw badRequest("wrong parameter action in request");
    const room = findWritableRoom(world, call);
    room.typingUntil = world.clock() + typingMs;
    world.events.append(room.members, { type: "typing", chat: room.chat.id, until: room.typingUntil });
    return true;
  },
};

async function photoContent(world: World, call: CallParameters): Promise<Content> {
  const caption = captionContent(readCaption(world, call));
  const { file_id, file_unique_id, file_size } = await sentFile(world, call, "photo");
  const photo = [{ file_id, file_unique_id, width: 800, height: 600, file_size }];
  return { photo, ...caption };
}

async function documentContent(world: World, call: CallParameters): Promise<Content> {
  const caption = captionContent(readCaption(world, call));
  return { document: await sentFile(world, call, "document"), ...caption };
}
