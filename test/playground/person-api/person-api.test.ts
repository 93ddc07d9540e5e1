import { describe, expect, test } from "vitest";
import { agents, bot, budi, sari, startedChat, startPlayground } from "../start-playground.ts";

const ops = { id: -1_002_000_000_002, title: "Ops", members: [sari.id] };

describe("what a person sees", () => {
  test("the private chat with the bot first, then the groups they are in", async () => {
    const { as, send } = await startPlayground({ groups: [ops, agents] });
    const { body } = await as(budi).act("GET", "world");
    expect(body).toEqual({
      people: [
        { ...budi, is_bot: false },
        { ...sari, is_bot: false },
      ],
      bot: { id: bot.id, first_name: "Echo", username: "echo_bot", is_bot: true },
      chats: [
        { id: budi.id, type: "private", title: "Echo" },
        { id: agents.id, type: "supergroup", title: "Agents" },
      ],
      help: false,
    });
    expect((await send("GET", "/api/world")).body).toEqual(body);
  });

  test("nothing of a chat they are not in", async () => {
    const { as } = await startPlayground({ groups: [ops] });
    expect(await as(budi).act("GET", `chats/${ops.id}`)).toEqual({
      status: 404,
      body: { error: "there is no such chat" },
    });
    expect((await as(budi).act("GET", `chats/${sari.id}`)).status).toBe(404);
    expect((await as({ id: 1 }).act("GET", "world")).body).toEqual({ error: "there is no such person" });
  });

  test("only the last messages of a long chat", async () => {
    const { as } = await startPlayground({ limits: { messagesPerChat: 2 } });
    for (const text of ["a", "b", "c"]) await as(budi).say(text);
    expect((await as(budi).chat()).messages.map(({ text }) => text)).toEqual(["b", "c"]);
  });
});

describe("what a person does", () => {
  test("a message reaches the bot with its commands marked", async () => {
    const { as, updates } = await startPlayground();
    const said = await as(budi).say("/cek 524540566523\n");
    expect(said).toMatchObject({ from: { id: budi.id }, text: "/cek 524540566523" });
    expect(said.entities).toEqual([{ type: "bot_command", offset: 0, length: 4 }]);
    expect(await updates()).toMatchObject([{ message: said }]);
  });

  test.each(["sticker", "photo", "voice", "document", "location", "contact"])("a %s reaches the bot", async (kind) => {
    const { as, updates } = await startPlayground();
    await as(budi).act("POST", `chats/${budi.id}/messages`, { kind, caption: "look" });
    const [update] = await updates();
    expect(update?.message).toHaveProperty(kind);
    expect(update?.message).not.toHaveProperty("text");
  });

  test("an edited message reaches the bot as one", async () => {
    const { as, updates } = await startedChat();
    const { message_id } = await as(budi).say("123");
    await as(budi).act("PUT", `chats/${budi.id}/messages/${message_id}`, { text: "124" });
    const date = Date.UTC(2026, 0, 5, 3) / 1000;
    expect(await updates()).toMatchObject([
      { message: { text: "123" } },
      { edited_message: { message_id, text: "124", edit_date: date } },
    ]);
  });

  test("a deleted message is gone for everyone, and the bot is not told", async () => {
    const { as, updates } = await startedChat();
    const { message_id } = await as(budi).say("secret");
    await updates();
    const { cursor } = await as(budi).chat();
    await as(budi).act("DELETE", `chats/${budi.id}/messages/${message_id}`);
    expect((await as(budi).events(cursor)).events).toMatchObject([{ type: "deleted", chat: budi.id, message_id }]);
    expect(await updates()).toEqual([]);
  });

  test("blocking is told to the bot once, and undone", async () => {
    const { as, updates } = await startedChat();
    for (const blocked of [true, true, false]) await as(budi).act("POST", `chats/${budi.id}/block`, { blocked });
    const change = (before: string, after: string) => ({
      my_chat_member: {
        chat: { id: budi.id },
        from: { id: budi.id },
        old_chat_member: { status: before, user: { id: bot.id } },
        new_chat_member: { status: after },
      },
    });
    expect(await updates()).toMatchObject([change("member", "kicked"), change("kicked", "member")]);
  });

  test("the language they choose comes with their next message, or is missing", async () => {
    const { as, send, updates } = await startedChat();
    for (const language_code of ["en", null]) {
      await send("PUT", `/api/people/${budi.id}`, { language_code });
      await as(budi).say("x");
    }
    const heard = await updates();
    expect(heard[0]?.message?.from.language_code).toBe("en");
    expect(heard[1]?.message?.from).not.toHaveProperty("language_code");
  });
});

describe("what a person is refused", () => {
  test.each([
    ["an empty message", { text: " " }, "the message is empty"],
    ["a long message", { text: "x".repeat(4097) }, "the message is longer than 4096 characters"],
    ["an unknown kind", { kind: "toString" }, "there is no such kind of message"],
    ["a long caption", { kind: "photo", caption: "x".repeat(1025) }, "the caption is too long"],
    ["a reply to nothing", { text: "x", reply_to_message_id: 1 }, "the message that is replied to is gone"],
  ])("%s", async (_, body, error) => {
    const { as } = await startPlayground();
    expect(await as(budi).act("POST", `chats/${budi.id}/messages`, body)).toEqual({ status: 400, body: { error } });
  });

  test("to change what others wrote", async () => {
    const { as } = await startPlayground();
    const { message_id } = await as(sari).say("mine", agents.id);
    const path = `chats/${agents.id}/messages/${message_id}`;
    expect((await as(budi).act("PUT", path, { text: "yours" })).status).toBe(400);
    expect((await as(budi).act("DELETE", path)).status).toBe(400);
  });

  test("to write to a bot they blocked, or to remove it from a group that others run", async () => {
    const { as } = await startPlayground();
    await as(budi).act("POST", `chats/${budi.id}/block`, { blocked: true });
    await expect(as(budi).say("x")).rejects.toThrow("unblock it first");
    expect((await as(budi).act("POST", `chats/${agents.id}/block`, { blocked: true })).status).toBe(403);
  });

  test("a language that is none", async () => {
    const { send } = await startPlayground();
    expect((await send("PUT", `/api/people/${budi.id}`, { language_code: "<b>" })).status).toBe(400);
    expect((await send("PUT", "/api/people/1", { language_code: "id" })).status).toBe(404);
  });
});

test("an update can be delivered as it is, twice", async () => {
  const { send, updates } = await startPlayground();
  const update = { update_id: 5, message: { odd: true } };
  await send("POST", "/api/deliver", { update });
  await send("POST", "/api/deliver", { update });
  expect([...(await updates()), ...(await updates())]).toEqual([update, update]);
  expect((await send("POST", "/api/deliver", {})).status).toBe(400);
});
