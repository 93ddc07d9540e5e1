import { expect, test } from "vitest";
import { agents, bot, budi, startedChat, startPlayground } from "../start-playground.ts";

const hours = 60 * 60 * 1000;

test("a deleted message is gone, and deleting it again is refused", async () => {
  const { result, refusal, as } = await startedChat();
  const { message_id } = await result("sendMessage", { chat_id: budi.id, text: "x" });
  expect(await result("deleteMessage", { chat_id: budi.id, message_id })).toBe(true);
  expect((await as(budi).chat()).messages.map(({ text }) => text)).toEqual(["/start"]);
  const why = "400 Bad Request: message to delete not found";
  expect(await refusal("deleteMessage", { chat_id: budi.id, message_id })).toBe(why);
});

test("in a private chat the person's messages can be deleted too, for two days", async () => {
  const { result, refusal, as, pass } = await startedChat();
  const fresh = await as(budi).say("a");
  const old = await as(budi).say("b");
  expect(await result("deleteMessage", { chat_id: budi.id, message_id: fresh.message_id })).toBe(true);
  pass(48 * hours);
  const why = "400 Bad Request: message can't be deleted";
  expect(await refusal("deleteMessage", { chat_id: budi.id, message_id: old.message_id })).toBe(why);
});

test.each([
  ["is refused the messages of others in a group", agents.admins, "400 Bad Request: message can't be deleted"],
  ["may delete them as an administrator", [bot.id], "undefined undefined"],
])("the bot %s", async (_, admins, answer) => {
  const { refusal, as } = await startPlayground({ groups: [{ ...agents, admins }] });
  const { message_id } = await as(budi).say("/cek", agents.id);
  expect(await refusal("deleteMessage", { chat_id: agents.id, message_id })).toBe(answer);
});

test("several are deleted at once, and those that are not there are skipped", async () => {
  const { result, refusal, as } = await startedChat();
  const { message_id } = await result("sendMessage", { chat_id: budi.id, text: "x" });
  expect(await result("deleteMessages", { chat_id: budi.id, message_ids: [1, message_id] })).toBe(true);
  expect((await as(budi).chat()).messages).toHaveLength(1);
  const why = "400 Bad Request: message identifiers are not specified";
  expect(await refusal("deleteMessages", { chat_id: budi.id })).toBe(why);
});
