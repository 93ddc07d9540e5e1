import { expect, test } from "vitest";
import { budi, startedChat } from "../start-playground.ts";

type StreamedEvent = { readonly id: string; readonly event: string; readonly data: unknown };

/** Reads so many events of a stream, and leaves. */
async function readStream(url: string, count: number, headers: Record<string, string> = {}) {
  const leaving = new AbortController();
  const response = await fetch(url, { signal: leaving.signal, headers });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const events: StreamedEvent[] = [];
  let rest = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).split("\n\n");
    rest = blocks.pop() ?? "";
    events.push(...blocks.filter((block) => !block.startsWith(":")).map(readEvent));
    if (events.length >= count) break;
  }
  leaving.abort();
  return events;
}

function readEvent(block: string): StreamedEvent {
  const { id = "", event = "", data = "" } = Object.fromEntries(block.split("\n").map((line) => line.split(/: (.*)/s)));
  return { id, event, data: JSON.parse(data) };
}

test("everything that happens comes as events after the cursor", async () => {
  const { url, as, result } = await startedChat();
  const { cursor } = await as(budi).chat();
  const stream = readStream(`${url}/api/events?person=${budi.id}&after=${cursor}`, 5);
  await result("sendChatAction", { chat_id: budi.id, action: "typing" });
  const sent = await result("sendMessage", { chat_id: budi.id, text: "one" });
  const edited = await result("editMessageText", { chat_id: budi.id, message_id: sent.message_id, text: "two" });
  await result("deleteMessage", { chat_id: budi.id, message_id: sent.message_id });
  await as(budi).act("POST", `chats/${budi.id}/block`, { blocked: true });
  const chat = budi.id;
  expect(await stream).toMatchObject([
    { event: "typing", data: { chat, until: Date.UTC(2026, 0, 5, 3, 0, 5) } },
    { event: "message", data: { chat, message: sent } },
    { event: "edited", data: { chat, message: edited } },
    { event: "deleted", data: { chat, message_id: sent.message_id } },
    { event: "blocked", data: { chat, blocked: true } },
  ]);
});

test("a browser that connects again goes on after what it saw last", async () => {
  const { url, as } = await startedChat();
  const { cursor } = await as(budi).chat();
  for (const text of ["a", "b"]) await as(budi).say(text);
  const address = `${url}/api/events?person=${budi.id}&after=${cursor}`;
  const [first] = await readStream(address, 1);
  const [next] = await readStream(address, 1, { "last-event-id": first?.id ?? "" });
  expect(next).toMatchObject({ event: "message", data: { message: { text: "b" } } });
});

test("with wait=1 the next events come as JSON, with the cursor to go on from", async () => {
  const { as } = await startedChat();
  const { cursor } = await as(budi).chat();
  const waiting = as(budi).events(cursor);
  await as(budi).say("a");
  const { events, cursor: next } = await waiting;
  expect(events).toMatchObject([{ type: "message", id: next, chat: budi.id, message: { text: "a" } }]);
  expect(next).toBeGreaterThan(cursor);
});

test("a cursor that is no number is refused", async () => {
  const { as } = await startedChat();
  expect((await as(budi).act("GET", "events?after=x")).status).toBe(400);
});
