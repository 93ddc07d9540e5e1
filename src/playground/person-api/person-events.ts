import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import { Refusal } from "../refusal.ts";
import type { User } from "../world/chat.ts";
import type { World } from "../world/world.ts";

const longestWaitMs = 25_000;

/** What happens on a person's screen after a cursor: a stream, or with `wait=1` the next events as JSON. */
export async function personEvents(world: World, context: Context, person: User): Promise<Response> {
  const after = cursorOf(context, world);
  return context.req.query("wait") === "1"
    ? nextEvents(world, context, person, after)
    : eventStream(world, context, person, after);
}

/** A browser that connects again says what it saw last, and still asks for the address it was given at first. */
function cursorOf(context: Context, { events }: World): number {
  const given = context.req.header("last-event-id") || context.req.query("after");
  const cursor = given === undefined ? events.cursor() : Number(given);
  if (!Number.isSafeInteger(cursor)) throw new Refusal(400, "the cursor must be a number");
  return cursor;
}

async function nextEvents({ events }: World, context: Context, person: User, after: number): Promise<Response> {
  const { signal } = context.req.raw;
  const found = await events.wait({ person: person.id, after, ms: longestWaitMs, signal });
  return context.json({ events: found, cursor: found.at(-1)?.id ?? after });
}

function eventStream({ events }: World, context: Context, person: User, after: number): Response {
  return streamSSE(context, async (stream) => {
    const left = new AbortController();
    stream.onAbort(() => left.abort());
    let cursor = after;
    // The first comment opens the stream, the later ones tell that it is still there.
    while (!(left.signal.aborted || events.closed())) {
      await stream.write(": here\n\n");
      const found = await events.wait({ person: person.id, after: cursor, ms: longestWaitMs, signal: left.signal });
      for (const event of found) {
        await stream.writeSSE({ id: String(event.id), event: event.type, data: JSON.stringify(event) });
        cursor = event.id;
      }
    }
  });
}
