import { describe, expect, test } from "vitest";
import { agents, budi, sari, startPlayground } from "../start-playground.ts";

const list = (command: string) => [{ command, description: "something" }];

describe("which commands a person is shown", () => {
  test("the narrowest scope that has a list, in the person's language before any", async () => {
    const { result, as } = await startPlayground();
    const shown = async (person: { id: number }, chat = person.id) =>
      (await as(person).chat(chat)).commands.map(({ command }) => command).join();
    await result("setMyCommands", { commands: list("start") });
    await result("setMyCommands", { commands: list("mulai"), language_code: "id" });
    expect([await shown(budi), await shown(sari)]).toEqual(["mulai", "start"]);
    await result("setMyCommands", {
      commands: list("check"),
      scope: { type: "all_private_chats" },
      language_code: "en",
    });
    expect([await shown(budi), await shown(sari), await shown(sari, agents.id)]).toEqual(["mulai", "check", "start"]);
    await result("setMyCommands", { commands: list("ops"), scope: { type: "chat", chat_id: agents.id } });
    const admins = { type: "chat_administrators", chat_id: agents.id };
    await result("setMyCommands", { commands: list("admin"), scope: admins });
    expect([await shown(budi, agents.id), await shown(sari, agents.id)]).toEqual(["ops", "admin"]);
    await result("deleteMyCommands", { scope: admins });
    expect(await shown(sari, agents.id)).toBe("ops");
  });

  test("a list belongs to its scope and language alone", async () => {
    const { result } = await startPlayground();
    await result("setMyCommands", { commands: list("mulai"), language_code: "id" });
    expect(await result("getMyCommands", { language_code: "id" })).toEqual(list("mulai"));
    expect(await result("getMyCommands")).toEqual([]);
  });
});

test.each([
  ["capital letters", { commands: list("Start") }, "BOT_COMMAND_INVALID"],
  ["33 characters", { commands: list("x".repeat(33)) }, "BOT_COMMAND_INVALID"],
  ["no description", { commands: [{ command: "a" }] }, "BOT_COMMAND_DESCRIPTION_INVALID"],
  ["too many", { commands: Array(101).fill(list("a")[0]) }, "BOT_COMMANDS_TOO_MUCH"],
  ["no list", {}, "expected an Array of BotCommand"],
  ["a language with a country", { commands: list("a"), language_code: "en-GB" }, "invalid language code specified"],
  ["an unknown scope", { commands: list("a"), scope: { type: "us" } }, "unsupported BotCommandScope type specified"],
  ["a chat that is not there", { commands: list("a"), scope: { type: "chat", chat_id: 1 } }, "chat not found"],
])("commands with %s are refused", async (_, parameters, why) => {
  const { refusal } = await startPlayground();
  expect(await refusal("setMyCommands", parameters)).toBe(`400 Bad Request: ${why}`);
});

test("descriptions are kept for each language, and fall back to the one for all", async () => {
  const { result, refusal } = await startPlayground();
  await result("setMyDescription", { description: "Checks bills" });
  await result("setMyShortDescription", { short_description: "Cek tagihan", language_code: "id" });
  expect(await result("getMyDescription", { language_code: "id" })).toEqual({ description: "Checks bills" });
  expect(await result("getMyShortDescription")).toEqual({ short_description: "" });
  const long = { short_description: "x".repeat(121) };
  expect(await refusal("setMyShortDescription", long)).toBe("400 Bad Request: bot short description is too long");
});
