import type { Context } from "hono";
import { Refusal } from "../refusal.ts";
import type { User } from "../world/chat.ts";
import { isVisibleTo, type Message } from "../world/message.ts";
import type { Room } from "../world/room.ts";
import type { World } from "../world/world.ts";

export type Body = Readonly<Record<string, unknown>>;

export async function readBody(context: Context): Promise<Body> {
  const body: unknown = await context.req.json().catch(() => undefined);
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new Refusal(400, "the body must be a JSON object");
  }
  return { ...body };
}

/** Who asks; the first person when it is not said. */
export function askingPerson({ people }: World, context: Context): User {
  const id = context.req.query("person");
  const person = id === undefined ? people.values().next().value : people.get(Number(id));
  if (person === undefined) throw new Refusal(404, "there is no such person");
  return person;
}

/** The chat in the path, if this person is in it. */
export function chatOfPerson({ rooms }: World, context: Context, person: User): Room {
  const room = rooms.get(Number(context.req.param("chat")));
  if (!room?.members.has(person.id)) throw new Refusal(404, "there is no such chat");
  return room;
}

/** The message in the path, by `keyOf`, if this person sees it. */
export function messageInPath(room: Room, context: Context, { id }: User): Message {
  const message = room.messages.get(Number(context.req.param("message")));
  if (message === undefined || !isVisibleTo(message, id)) throw new Refusal(400, "the message is gone");
  return message;
}
