import { badRequest } from "../refusal.ts";
import { type Content, captionContent, textContent } from "../world/message.ts";
import type { World } from "../world/world.ts";
import { type CallParameters, textParameter } from "./call-parameters.ts";
import { findWritableRoom } from "./find-room.ts";
import type { Methods } from "./method.ts";
import { postFromBot } from "./post-from-bot.ts";
import { readCaption, readMessageText } from "./read-content.ts";

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
  sendphoto: (world, call) => postFromBot(world, call, photoContent(world, call)),
  senddocument: (world, call) => postFromBot(world, call, documentContent(world, call)),
  sendchataction(world, call) {
    if (!chatActions.has(textParameter(call, "action"))) throw badRequest("wrong parameter action in request");
    const room = findWritableRoom(world, call);
    room.typingUntil = world.clock() + typingMs;
    world.events.append(room.members, { type: "typing", chat: room.chat.id, until: room.typingUntil });
    return true;
  },
};

function photoContent(world: World, call: CallParameters): Content {
  const { file_id, file_unique_id, file_size } = readFile(call, "photo");
  const photo = [{ file_id, file_unique_id, width: 800, height: 600, file_size }];
  return { photo, ...captionContent(readCaption(world, call)) };
}

function documentContent(world: World, call: CallParameters): Content {
  return { document: readFile(call, "document"), ...captionContent(readCaption(world, call)) };
}

/** The playground keeps what a file is called and how large it is, and not the file. */
function readFile(call: CallParameters, name: string) {
  const given = call.get(name);
  const attached = typeof given === "string" && given.startsWith("attach://") ? call.get(given.slice(9)) : given;
  if (attached instanceof File) {
    if (attached.size === 0) throw badRequest("file must be non-empty");
    return storedFile(attached.name, attached.size, attached.type);
  }
  if (typeof attached !== "string" || attached === "") throw badRequest(`there is no ${name} in the request`);
  return storedFile(attached.split("/").at(-1) ?? attached, 0, "");
}

function storedFile(file_name: string, file_size: number, mime_type: string) {
  const file_id = `file-${Buffer.from(file_name).toString("base64url")}`;
  return { file_id, file_unique_id: file_id.slice(0, 24), file_name, file_size, mime_type };
}
