import { describe, expect, test } from "vitest";
import { agents, bot, budi, sari, startPlayground } from "../start-playground.ts";

const foreign = { ...agents, without_bot: true };
const botIn = (group: { id: number }) => `chats/${group.id}/bot`;

describe("a group without the bot", () => {
  test("is one where people talk, and the bot hears nothing", async () => {
    const { as, updates } = await startPlayground({ groups: [foreign] });
    await as(budi).say("/cek@echo_bot", foreign.id);
    expect(await as(budi).chat(foreign.id)).toMatchObject({ blocked: true, messages: [{ text: "/cek@echo_bot" }] });
    expect(await updates()).toEqual([]);
  });

  test("gets it by anybody, who is named to the bot", async () => {
    const { as, updates, result } = await startPlayground({ groups: [foreign] });
    const { cursor } = await as(sari).chat(foreign.id);
    expect((await as(budi).act("PUT", botIn(foreign), { member: true })).body).toEqual({ blocked: false });
    const from = { id: budi.id };
    expect(await updates()).toMatchObject([
      { my_chat_member: { from, old_chat_member: { status: "left" }, new_chat_member: { status: "member" } } },
      { message: { from, new_chat_members: [{ id: bot.id, is_bot: true }] } },
    ]);
    expect((await as(sari).events(cursor)).events.map(({ type }) => type)).toEqual(["blocked", "message"]);
    expect(await result("sendMessage", { chat_id: foreign.id, text: "x" })).toMatchObject({ text: "x" });
    await as(budi).act("PUT", botIn(foreign), { member: true });
    expect(await updates()).toEqual([]);
  });

  test("may get it as an admin at once, by an admin", async () => {
    const { as, updates } = await startPlayground({ groups: [foreign] });
    expect((await as(budi).act("PUT", botIn(foreign), { admin: true })).status).toBe(403);
    await as(sari).act("PUT", botIn(foreign), { admin: true });
    expect((await updates())[0]).toMatchObject({ my_chat_member: { new_chat_member: { status: "administrator" } } });
  });
});

describe("a group with the bot", () => {
  test("loses it by an admin only, and then it is not brought back by anybody else", async () => {
    const { as, updates } = await startPlayground();
    expect((await as(budi).act("PUT", botIn(agents), { member: false })).status).toBe(403);
    await as(sari).act("PUT", botIn(agents), { member: false });
    expect(await updates()).toMatchObject([{ my_chat_member: { from: { id: sari.id } } }]);
    expect((await as(budi).chat(agents.id)).messages.at(-1)).toMatchObject({ left_chat_member: { id: bot.id } });
    expect((await as(budi).act("PUT", botIn(agents), { member: true })).status).toBe(403);
    expect((await as(sari).act("PUT", botIn(agents), { member: true })).status).toBe(200);
  });

  test("makes it an admin, and no longer", async () => {
    const { as, updates } = await startPlayground();
    await as(sari).act("PUT", botIn(agents), { admin: true });
    await as(sari).act("PUT", botIn(agents), { admin: false });
    const statuses = (await updates()).map(({ my_chat_member }) => my_chat_member?.new_chat_member.status);
    expect(statuses).toEqual(["administrator", "member"]);
  });
});

describe("a plain group", () => {
  const plain = { ...agents, id: -4_000_000_001, type: "group" as const };

  test("becomes a supergroup: the bot is told in both and as one who came", async () => {
    const { as, updates, call, result } = await startPlayground({ groups: [plain] });
    const before = await result("sendMessage", { chat_id: plain.id, text: "x" });
    expect(before.chat.type).toBe("group");
    const { cursor } = await as(budi).chat(plain.id);
    const { body } = await as(sari).act<{ chat: number }>("POST", `chats/${plain.id}/migrate`, {});
    expect(body.chat).toBe(-1_004_000_000_001);
    expect(await updates()).toMatchObject([
      { message: { chat: { id: plain.id, type: "group" }, migrate_to_chat_id: body.chat } },
      { message: { chat: { id: body.chat, type: "supergroup" }, migrate_from_chat_id: plain.id } },
      { my_chat_member: { chat: { id: body.chat }, from: { id: sari.id }, new_chat_member: { status: "member" } } },
    ]);
    expect(await call("sendMessage", { chat_id: plain.id, text: "x" })).toMatchObject({
      error_code: 400,
      description: "Bad Request: group chat was upgraded to a supergroup chat",
      parameters: { migrate_to_chat_id: body.chat },
    });
    expect(await result("sendMessage", { chat_id: body.chat, text: "x" })).toMatchObject({ text: "x" });
    expect((await as(budi).events(cursor)).events.at(0)?.type).toBe("message");
    expect((await as(budi).act("GET", `chats/${plain.id}`)).status).toBe(404);
    expect((await as(budi).chat(body.chat)).messages).toMatchObject([
      { migrate_from_chat_id: plain.id },
      { text: "x" },
    ]);
  });

  test("is no supergroup yet, and moves by an admin only", async () => {
    const { as } = await startPlayground({ groups: [agents, plain] });
    expect((await as(sari).act("POST", `chats/${agents.id}/migrate`, {})).status).toBe(400);
    expect((await as(budi).act("POST", `chats/${plain.id}/migrate`, {})).status).toBe(403);
  });
});
