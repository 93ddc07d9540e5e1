import { badRequest } from "../refusal.ts";
import type { BotCommand, CommandScope } from "../world/command-book.ts";
import type { World } from "../world/world.ts";
import {
  type CallParameters,
  isObject,
  objectParameter,
  structureParameter,
  textParameter,
} from "./call-parameters.ts";
import { findRoom } from "./find-room.ts";
import type { Methods } from "./method.ts";

const mostCommands = 100;

export const commandMethods: Methods = {
  setmycommands(world, call) {
    return replace(world, call, readCommands(structureParameter(call, "commands", "commands")));
  },
  getmycommands: (world, call) => world.commands.get(readScope(world, call), readLanguage(call)),
  deletemycommands: (world, call) => replace(world, call, []),
};

/** Two letters, or empty for everyone who has no list of their own. */
export function readLanguage(call: CallParameters): string {
  const language = textParameter(call, "language_code");
  if (!/^([a-z]{2})?$/.test(language)) throw badRequest("invalid language code specified");
  return language;
}

function replace(world: World, call: CallParameters, commands: readonly BotCommand[]): true {
  world.commands.set(readScope(world, call), readLanguage(call), commands);
  world.events.append("everyone", { type: "commands" });
  return true;
}

function readCommands(given: unknown): readonly BotCommand[] {
  if (!Array.isArray(given)) throw badRequest("expected an Array of BotCommand");
  if (given.length > mostCommands) throw badRequest("BOT_COMMANDS_TOO_MUCH");
  return given.map(readCommand);
}

function readCommand(given: unknown): BotCommand {
  if (!isObject(given)) throw badRequest("expected an Object");
  const command = String(given.command ?? "");
  const description = String(given.description ?? "").trim();
  if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest("BOT_COMMAND_INVALID");
  if (description === "" || description.length > 256) throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
  return { command, description, ...(given.is_ephemeral === true ? { is_ephemeral: true } : {}) };
}

function readScope(world: World, call: CallParameters): CommandScope {
  const scope = objectParameter(call, "scope", "scope") ?? { type: "default" };
  const type = scope.type;
  switch (type) {
    case "default":
    case "all_private_chats":
    case "all_group_chats":
    case "all_chat_administrators":
      return { type };
    case "chat":
    case "chat_administrators":
      return { type, chat_id: chatIn(world, scope) };
    case "chat_member":
      return { type, chat_id: chatIn(world, scope), user_id: Number(scope.user_id) };
    default:
      throw badRequest("unsupported BotCommandScope type specified");
  }
}

function chatIn(world: World, scope: Readonly<Record<string, unknown>>): number {
  return findRoom(world, new Map(Object.entries(scope))).chat.id;
}
