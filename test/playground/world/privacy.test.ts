import { describe, expect, test } from "vitest";
import { agents, bot, budi, startPlayground } from "../start-playground.ts";

describe("in a group the bot hears", () => {
  test.each([
    ["a command", "/cek 1", true],
    ["a command with its name, in any case", "/cek@Echo_Bot", true],
    ["a command with its name later in the text", "please /cek@echo_bot", true],
    ["a mention", "halo @echo_bot", true],
    ["a bare number", "524540566523", false],
    ["a command for another bot", "/cek@other_bot", false],
    ["a command that the text only names", "try /cek", false],
    ["a mention of somebody else", "halo @budi", false],
  ])("%s", async (_, text, heard) => {
    const { as, updates } = await startPlayground();
    await as(budi).say(text, agents.id);
    expect(await updates()).toHaveLength(heard ? 1 : 0);
  });

  test("a reply to its own message, but not one to a person's", async () => {
    const { as, updates, result } = await startPlayground();
    const asked = await result("sendMessage", { chat_id: agents.id, text: "your number?" });
    const own = await as(budi).say("1", agents.id, { reply_to_message_id: asked.message_id });
    await as(budi).say("2", agents.id, { reply_to_message_id: own.message_id });
    expect(await updates()).toMatchObject([
      { message: { text: "1", reply_to_message: { message_id: asked.message_id, from: { id: bot.id } } } },
    ]);
  });

  test("everything, as an administrator", async () => {
    const { as, updates } = await startPlayground({ groups: [{ ...agents, admins: [bot.id] }] });
    await as(budi).say("524540566523", agents.id);
    expect(await updates()).toHaveLength(1);
  });

  test("nothing, once it was removed", async () => {
    const { as, updates } = await startPlayground({ groups: [{ ...agents, admins: [] }] });
    await as(budi).act("POST", `chats/${agents.id}/block`, { blocked: true });
    await as(budi).say("/cek", agents.id);
    expect(await updates()).toMatchObject([
      {
        my_chat_member: {
          chat: { id: agents.id },
          old_chat_member: { status: "member" },
          new_chat_member: { status: "kicked" },
        },
      },
    ]);
  });
});
