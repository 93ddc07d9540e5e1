import { expect, test } from "vitest";
import { agents, bot, budi, sari, startedChat, startPlayground } from "../start-playground.ts";

test("chats and their members can be looked up", async () => {
  const { result, refusal } = await startPlayground();
  expect(await result("getChat", { chat_id: agents.id })).toMatchObject({ type: "supergroup", title: "Agents" });
  const member = (user_id: number) => result("getChatMember", { chat_id: agents.id, user_id });
  expect(await member(budi.id)).toMatchObject({ status: "member", user: { id: budi.id } });
  expect(await member(sari.id)).toMatchObject({ status: "administrator" });
  expect(await member(bot.id)).toMatchObject({ status: "member", user: { is_bot: true } });
  expect(await result("getChatMemberCount", { chat_id: agents.id })).toBe(3);
  expect(await result("getChatAdministrators", { chat_id: agents.id })).toMatchObject([{ user: { id: sari.id } }]);
  const unknown = { chat_id: agents.id, user_id: 5 };
  expect(await refusal("getChatMember", unknown)).toBe("400 Bad Request: invalid user_id specified");
});

test("who made a group is its creator", async () => {
  const { result } = await startPlayground({ groups: [{ ...agents, creator: sari.id }] });
  const member = await result("getChatMember", { chat_id: agents.id, user_id: sari.id });
  expect(member).toMatchObject({ status: "creator", user: { id: sari.id } });
});

test("a group that nobody added the bot to is none", async () => {
  const { refusal } = await startPlayground({ groups: [{ ...agents, without_bot: true }] });
  for (const method of ["getChat", "leaveChat", "getChatAdministrators"]) {
    expect(await refusal(method, { chat_id: agents.id })).toBe("400 Bad Request: chat not found");
  }
});

test("a bot that left a group hears of it and can't write there", async () => {
  const { result, refusal, updates } = await startPlayground();
  await result("leaveChat", { chat_id: agents.id });
  expect(await updates()).toMatchObject([{ my_chat_member: { new_chat_member: { status: "left" } } }]);
  const why = "403 Forbidden: bot is not a member of the supergroup chat";
  expect(await refusal("sendMessage", { chat_id: agents.id, text: "x" })).toBe(why);
  expect(await refusal("getChatMember", { chat_id: agents.id, user_id: sari.id })).toBe(why);
});

test("a reaction is shown with the message, and must be one that Telegram has", async () => {
  const { result, refusal, as } = await startedChat();
  const { message_id } = await as(budi).say("thanks");
  const react = (emoji: string) => ({ chat_id: budi.id, message_id, reaction: [{ type: "emoji", emoji }] });
  expect(await result("setMessageReaction", react("👍"))).toBe(true);
  expect((await as(budi).chat()).messages.at(-1)?.reactions).toEqual([{ type: "emoji", emoji: "👍" }]);
  expect(await refusal("setMessageReaction", react("✅"))).toBe("400 Bad Request: REACTION_INVALID");
  await result("setMessageReaction", { chat_id: budi.id, message_id });
  expect((await as(budi).chat()).messages.at(-1)).not.toHaveProperty("reactions");
});

test("a message is pinned where the bot may", async () => {
  const { result, refusal, as } = await startedChat();
  const { message_id } = await as(budi).say("x");
  expect(await result("pinChatMessage", { chat_id: budi.id, message_id })).toBe(true);
  const why = "400 Bad Request: not enough rights to manage pinned messages in the chat";
  expect(await refusal("pinChatMessage", { chat_id: agents.id, message_id })).toBe(why);
});
