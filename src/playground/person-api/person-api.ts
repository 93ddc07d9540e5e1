import { Hono } from "hono";
import { Refusal } from "../refusal.ts";
import type { User } from "../world/chat.ts";
import type { Room } from "../world/room.ts";
import { changeStanding, isAway } from "../world/standing.ts";
import type { Happening } from "../world/update.ts";
import type { World } from "../world/world.ts";
import { chatView } from "./chat-view.ts";
import { migrateAsPerson, setBotInGroup } from "./group-deeds.ts";
import { guard } from "./guard.ts";
import { messageFile } from "./message-file.ts";
import { openLink } from "./open-link.ts";
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
    const message = messageInPath(room, context, person);
    return context.json({ query_id: pressAsPerson(world, room, person, message, await readBody(context)) });
  });

  api.put("/chats/:chat/messages/:message", async (context) => {
    const person = askingPerson(world, context);
    const room = chatOfPerson(world, context, person);
    const message = messageInPath(room, context, person);
    return context.json({ message: editAsPerson(world, room, person, message, await readBody(context)) });
  });

  api.delete("/chats/:chat/messages/:message", (context) => {
    const person = askingPerson(world, context);
    const room = chatOfPerson(world, context, person);
    deleteAsPerson(world, room, person, messageInPath(room, context, person));
    return context.json({});
  });

  api.get("/chats/:chat/messages/:message/file", (context) => {
    const person = askingPerson(world, context);
    const room = chatOfPerson(world, context, person);
    return messageFile(world, messageInPath(room, context, person));
  });

  api.post("/chats/:chat/block", async (context) => {
    const person = askingPerson(world, context);
    const room = chatOfPerson(world, context, person);
    setBlocked(world, room, person, (await readBody(context)).blocked === true);
    return context.json({ blocked: isAway(room) });
  });

  api.put("/chats/:chat/bot", async (context) => {
    const person = askingPerson(world, context);
    const room = chatOfPerson(world, context, person);
    setBotInGroup(world, room, person, await readBody(context));
    return context.json({ blocked: isAway(room) });
  });

  api.post("/chats/:chat/migrate", (context) => {
    const person = askingPerson(world, context);
    const room = chatOfPerson(world, context, person);
    return context.json({ chat: migrateAsPerson(world, room, person).chat.id });
  });

  api.post("/open", async (context) => {
    const person = askingPerson(world, context);
    return context.json({ message: openLink(world, person, (await readBody(context)).url) });
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

/** In a private chat the person blocks the bot; from a group it is removed, or brought back. */
function setBlocked(world: World, room: Room, person: User, blocked: boolean): void {
  if (room.chat.type !== "private") {
    setBotInGroup(world, room, person, { member: !blocked });
  } else if (blocked !== isAway(room)) {
    changeStanding(world, room, { by: person.id, standing: blocked ? "blocked" : "member" });
  }
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
