import { Hono } from "hono";
import { Refusal } from "../refusal.ts";
import type { User } from "../world/chat.ts";
import type { Room } from "../world/room.ts";
import { changeStanding } from "../world/standing.ts";
import type { Happening } from "../world/update.ts";
import type { World } from "../world/world.ts";
import { guard } from "./guard.ts";
import { personEvents } from "./person-events.ts";
import { deleteAsPerson, editAsPerson, pressAsPerson, sendAsPerson } from "./person-messages.ts";
import { askingPerson, chatOfPerson, messageInPath, readBody } from "./person-request.ts";

/** What a person can see and do; the page, the terminal chat and tests use it. */
export function personApi(world: World, hasHelp: boolean): Hono {
  const api = new Hono();
  api.use(guard);
  api.onError((error) => {
    if (!(error instanceof Refusal)) throw error;
    return Response.json({ error: error.message }, { status: error.code });
  });

  api.get("/world", (context) => context.json(worldOf(world, askingPerson(world, context), hasHelp)));

  api.get("/events", (context) => personEvents(world, context, askingPerson(world, context)));

  api.get("/chats/:chat", (context) => {
    const person = askingPerson(world, context);
    return context.json(chatView(world, chatOfPerson(world, context, person), person));
  });

  api.post("/chats/:chat/messages", async (context) => {
    const person = askingPerson(world, context);
    const room = chatOfPerson(world, context, person);
    return context.json({ message: sendAsPerson(world, room, person, await readBody(context)) });
  });

  api.post("/chats/:chat/messages/:message/press", async (context) => {
    const person = askingPerson(world, context);
    const room = chatOfPerson(world, context, person);
    const message = messageInPath(room, context);
    return context.json({ query_id: pressAsPerson(world, room, person, message, await readBody(context)) });
  });

  api.put("/chats/:chat/messages/:message", async (context) => {
    const person = askingPerson(world, context);
    const room = chatOfPerson(world, context, person);
    const message = messageInPath(room, context);
    return context.json({ message: editAsPerson(world, room, person, message, await readBody(context)) });
  });

  api.delete("/chats/:chat/messages/:message", (context) => {
    const person = askingPerson(world, context);
    const room = chatOfPerson(world, context, person);
    deleteAsPerson(world, room, person, messageInPath(room, context));
    return context.json({});
  });

  api.post("/chats/:chat/block", async (context) => {
    const person = askingPerson(world, context);
    const room = chatOfPerson(world, context, person);
    setBlocked(world, room, person, (await readBody(context)).blocked === true);
    return context.json({ blocked: isBlocked(room) });
  });

  api.put("/people/:person", async (context) => {
    const { language_code } = await readBody(context);
    return context.json({ person: setLanguage(world, Number(context.req.param("person")), language_code) });
  });

  api.post("/deliver", async (context) => {
    const { update } = await readBody(context);
    if (typeof update !== "object" || update === null) throw new Refusal(400, "update must be an object");
    world.updates.inject(update as Happening);
    return context.json({});
  });

  return api;
}

function worldOf({ people, bot, rooms }: World, person: User, help: boolean) {
  const chats = [...rooms.values()]
    .filter(({ members }) => members.has(person.id))
    .map(({ chat }) => ({
      id: chat.id,
      type: chat.type,
      title: chat.type === "private" ? bot.first_name : chat.title,
    }));
  return { people: [...people.values()], bot, chats, help };
}

function chatView(world: World, room: Room, { id, language_code }: User) {
  return {
    messages: [...room.messages.values()],
    commands: world.commands.shownTo({
      chat: room.chat,
      person: id,
      isAdmin: room.admins.has(id),
      language: language_code,
    }),
    typing: room.typingUntil > world.clock(),
    blocked: isBlocked(room),
    cursor: world.events.cursor(),
  };
}

const isBlocked = ({ standing }: Room): boolean => standing !== "member" && standing !== "stranger";

/** In a private chat the person blocks the bot; from a group an administrator removes it, or brings it back. */
function setBlocked(world: World, room: Room, person: User, blocked: boolean): void {
  const isPrivate = room.chat.type === "private";
  if (!isPrivate && room.admins.size > 0 && !room.admins.has(person.id)) {
    throw new Refusal(403, "only an administrator can remove the bot");
  }
  if (blocked === isBlocked(room)) return;
  const away = isPrivate ? "blocked" : "kicked";
  changeStanding(world, room, person.id, blocked ? away : "member");
}

function setLanguage(world: World, id: number, language: unknown): User {
  const known = world.people.get(id);
  if (known === undefined) throw new Refusal(404, "there is no such person");
  const { language_code: _, ...rest } = known;
  const hasNone = language === null || language === undefined || language === "";
  if (!hasNone && !/^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(String(language))) {
    throw new Refusal(400, "language_code must be a language tag");
  }
  const person = hasNone ? rest : { ...rest, language_code: String(language) };
  world.people.set(id, person);
  world.events.append(new Set([id]), { type: "commands" });
  return person;
}
