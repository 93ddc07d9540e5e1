import { expect, onTestFinished, test } from "vitest";
import { personClient } from "../../src/cli/person-client.ts";
import { terminalChat } from "../../src/cli/terminal-chat.ts";
import { scriptBot } from "../playground/script-bot.ts";
import { budi, startPlayground } from "../playground/start-playground.ts";

/** Budi at a terminal, and a bot that a test lets speak. */
async function atTerminal() {
  const local = await startPlayground();
  const person = await personClient(local.url, budi.id);
  const printed: string[] = [];
  const chat = terminalChat({ person, print: (text) => void printed.push(text), idle: async () => undefined });
  const listening = chat.listen();
  onTestFinished(async () => {
    person.close();
    await listening;
  });
  const bot = scriptBot(local);

  /** Enters a line, to which the bot says this. @returns what it heard. */
  async function enter(line: string, reply: string, more: Readonly<Record<string, unknown>> = {}) {
    const [message] = await Promise.all([heardAndAnswered(reply, more), chat.enter(line)]);
    return message;
  }

  async function heardAndAnswered(reply: string, more: Readonly<Record<string, unknown>>) {
    const message = await bot.hear("message");
    await bot.say(budi.id, reply, more);
    return message;
  }

  return { ...local, chat, enter, printed };
}

test("a line is a reply when the bot asks for one", async () => {
  const { enter, printed } = await atTerminal();
  await enter("/start", "which number?", { reply_markup: { force_reply: true } });
  expect(await enter("123", "thank you")).toMatchObject({ text: "123", reply_to_message: { text: "which number?" } });
  expect(await enter("456", "again")).not.toHaveProperty("reply_to_message");
  expect(printed).toEqual(["which number?\n\n", "thank you\n\n", "again\n\n"]);
});

test("a button that leads to the bot is followed, any other link is printed", async () => {
  const { enter, chat, printed } = await atTerminal();
  const inline_keyboard = [
    [{ text: "here", url: "https://t.me/echo_bot?start=a1" }],
    [{ text: "there", url: "https://example.com/" }],
  ];
  await enter("/start", "links", { reply_markup: { inline_keyboard } });
  await chat.enter("2");
  expect(printed.at(-1)).toBe("https://example.com/\n\n");
  expect(await enter("1", "opened")).toMatchObject({ text: "/start a1" });
});

test("a file is named", async () => {
  const { enter, upload, printed } = await atTerminal();
  await enter("/start", "hello");
  await upload("sendDocument", "document", new File(["a,b"], "audit.csv"), { chat_id: budi.id, caption: "November" });
  await expect.poll(() => printed.at(-1)).toBe("[audit.csv]\nNovember\n\n");
});
