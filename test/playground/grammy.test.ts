import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Bot, InlineKeyboard, webhookCallback } from "grammy";
import { expect, onTestFinished, test } from "vitest";
import type { LoggedEvent } from "../../src/playground/world/event-log.ts";
import { budi, startPlayground, type TestPlayground, token } from "./start-playground.ts";

/** Repeats what is said, under a button that counts how often it was pressed. */
function echoBot(url: string): Bot {
  const bot = new Bot(token, { client: { apiRoot: url } });
  bot.on("message:text", (context) =>
    context.reply(context.message.text, { reply_markup: new InlineKeyboard().text("again", "1") }),
  );
  bot.on("callback_query:data", async (context) => {
    await context.answerCallbackQuery({ text: "counted" });
    const next = Number(context.callbackQuery.data) + 1;
    await context.editMessageText(`pressed ${next - 1}`, {
      reply_markup: new InlineKeyboard().text("again", String(next)),
    });
  });
  return bot;
}

async function converse({ as }: TestPlayground): Promise<void> {
  const person = as(budi);
  await person.say("halo");
  const { messages, cursor } = await answered(person);
  const [echo] = messages.slice(-1);
  if (echo === undefined) throw new Error("no echo");
  expect(echo).toMatchObject({ text: "halo", from: { is_bot: true } });
  await person.press(echo);
  expect(await nextEvents(person, cursor, 2)).toMatchObject([
    { type: "answer", text: "counted" },
    { type: "edited", message: { text: "pressed 1" } },
  ]);
}

type Person = ReturnType<TestPlayground["as"]>;

async function answered(person: Person): ReturnType<Person["chat"]> {
  const view = await person.chat();
  if (view.messages.at(-1)?.from.is_bot === true) return view;
  await person.events(view.cursor);
  return answered(person);
}

async function nextEvents(person: Person, after: number, count: number): Promise<readonly LoggedEvent[]> {
  const { events, cursor } = await person.events(after);
  return events.length >= count ? events : [...events, ...(await nextEvents(person, cursor, count - events.length))];
}

test("a grammY bot talks with a person by polling", async () => {
  const local = await startPlayground();
  const bot = echoBot(local.url);
  await new Promise<void>((resolve) => {
    void bot.start({ onStart: () => resolve() });
  });
  onTestFinished(() => bot.stop());
  await converse(local);
});

test("a grammY bot talks with a person by webhook", async () => {
  const local = await startPlayground();
  const bot = echoBot(local.url);
  const server = createServer(webhookCallback(bot, "http", { secretToken: "s3cret" }));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  await bot.api.setWebhook(`http://127.0.0.1:${port}/`, { secret_token: "s3cret" });
  await converse(local);
});

test("a grammY bot learns what it is refused", async () => {
  const local = await startPlayground();
  const { api } = echoBot(local.url);
  await expect(api.sendMessage(budi.id, "x")).rejects.toMatchObject({
    error_code: 403,
    description: "Forbidden: bot can't initiate conversation with a user",
  });
});
