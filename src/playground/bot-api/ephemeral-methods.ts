import { badRequest } from "../refusal.ts";
import { isEphemeral, type Message } from "../world/message.ts";
import { removeMessage } from "../world/post-message.ts";
import type { Room } from "../world/room.ts";
import type { World } from "../world/world.ts";
import { type CallParameters, integerParameter } from "./call-parameters.ts";
import { edit, newCaption, newText, same } from "./edit-methods.ts";
import { receiverIn } from "./ephemeral-parameters.ts";
import { findWritableRoom } from "./find-room.ts";
import type { Methods } from "./method.ts";

/** What only one person sees is changed by methods of its own, which answer no more than `true`. */
export const ephemeralMethods: Methods = {
  editephemeralmessagetext(world, call) {
    edit(world, call, findEphemeral, newText(world, call));
    return true;
  },
  editephemeralmessagecaption(world, call) {
    edit(world, call, findEphemeral, newCaption(world, call));
    return true;
  },
  editephemeralmessagereplymarkup(world, call) {
    edit(world, call, findEphemeral, same);
    return true;
  },
  deleteephemeralmessage(world, call) {
    const room = findWritableRoom(world, call);
    removeMessage(world, room, findEphemeral(world, room, call));
    return true;
  },
};

/** One that the bot sent to this person. */
function findEphemeral(world: World, room: Room, call: CallParameters): Message {
  const receiver = receiverIn(world, room, integerParameter(call, "receiver_user_id"));
  const id = integerParameter(call, "ephemeral_message_id");
  if (id === undefined) throw badRequest("ephemeral message identifier is not specified");
  const message = room.messages.get(-id);
  const isTheirs = message !== undefined && isEphemeral(message) && message.receiver_user?.id === receiver.id;
  if (!isTheirs) throw badRequest("ephemeral message not found");
  return message;
}
