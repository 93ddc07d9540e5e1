import { Refusal } from "../refusal.ts";
import type { World } from "../world/world.ts";
import type { CallParameters } from "./call-parameters.ts";
import { callbackMethods } from "./callback-methods.ts";
import { chatMethods } from "./chat-methods.ts";
import { commandMethods } from "./command-methods.ts";
import { deleteMethods } from "./delete-methods.ts";
import { descriptionMethods } from "./description-methods.ts";
import { editMethods } from "./edit-methods.ts";
import { ephemeralMethods } from "./ephemeral-methods.ts";
import type { Method } from "./method.ts";
import { reactionMethods } from "./reaction-methods.ts";
import { sendMethods } from "./send-methods.ts";
import { updateMethods } from "./update-methods.ts";

/** By name in lower case: the Bot API does not mind. */
const methods: ReadonlyMap<string, Method> = new Map(
  [
    callbackMethods,
    chatMethods,
    commandMethods,
    deleteMethods,
    descriptionMethods,
    editMethods,
    ephemeralMethods,
    reactionMethods,
    sendMethods,
    updateMethods,
  ].flatMap((family) => Object.entries(family)),
);

/** Gives the result of a method, or throws a refusal. */
export async function callMethod(
  world: World,
  name: string,
  call: CallParameters,
  signal: AbortSignal,
): Promise<unknown> {
  const method = methods.get(name.toLowerCase());
  if (method === undefined) throw new Refusal(404, "Not Found");
  return method(world, call, signal);
}
