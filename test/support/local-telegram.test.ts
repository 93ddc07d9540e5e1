import { Bot, InlineKeyboard, InputFile } from "grammy";
import { expect, onTestFinished, test } from "vitest";
import { botToken, type LocalTelegram, localTelegram } from "./local-telegram.ts";

/** A Telegram with a small bot in it that does what is asked for. */
async function telegramWith(prepare: (bot: Bot) => void): Promise<LocalTelegram> {
  const telegram = await localTelegram(async () => undefined);
  const bot = new Bot(botToken, { client: { apiRoot: telegram.url } });
  prepare(bot);
  await new Promise<void>((resolve) => {
    void bot.start({ onStart: () => resolve() });
  });
  onTestFinished(async () => {
    await bot.stop();
    await telegram.close();
  });
  return telegram;
}

test("a link to the bot is followed from a group", async () => {
  const telegram = await telegramWith((bot) => {
    const link = new InlineKeyboard().url("See it", "https://t.me/cek_tagihan_bot?start=once_1");
    bot.command("start", (context) => context.reply(`here is ${context.match}`));
    bot.command("cek", (context) => context.reply("a bill", { reply_markup: link }));
  });
  const inGroup = telegram.inGroup(await telegram.person());
  await inGroup.says("/cek 1");
  const alone = await telegram.openLink(inGroup, inGroup.leads("See it"));
  expect(alone.screen()).toBe("here is once_1");
});

test("what one person is shown apart is theirs to press", async () => {
  const telegram = await telegramWith((bot) => {
    const apart = ({ from, id }: { from: { id: number }; id: string }) => ({
      ephemeral_message_parameters: { receiver_user_id: from.id, callback_query_id: id },
    });
    bot.command("cek", (context) => context.reply("a bill", { reply_markup: new InlineKeyboard().text("All", "all") }));
    bot.callbackQuery("all", async (context) => {
      const reply_markup = new InlineKeyboard().text("More", "more");
      await context.reply("all of it", { ...apart(context.callbackQuery), reply_markup });
      await context.answerCallbackQuery();
    });
    bot.callbackQuery("more", (context) => context.answerCallbackQuery({ text: "no more" }));
  });
  const [sari, budi] = [await telegram.person(), await telegram.person()];
  const group = telegram.newGroup();
  const [hers, his] = [telegram.inGroup(sari, group), telegram.inGroup(budi, group)];
  await hers.says("/cek 1");
  await hers.presses("All");
  const [whisper] = hers.whispers();
  expect(whisper?.text).toBe("all of it");
  if (whisper !== undefined) await hers.pressesOn(whisper, "More");
  expect(hers.toast()).toBe("no more");
  await his.looks();
  expect(his.whispers()).toEqual([]);
  expect(his.log().map(({ text }) => text)).toEqual(["a bill"]);
});

test("who is asked for a reply gives it", async () => {
  const telegram = await telegramWith((bot) => {
    const forced = { force_reply: true, selective: true } as const;
    bot.command("cek", (context) =>
      context.reply("which number?", { reply_markup: forced, reply_parameters: { message_id: context.msgId } }),
    );
    bot.on("message:text", (context) => context.reply(`you said ${context.message.text}`));
  });
  const group = telegram.newGroup();
  const hers = telegram.inGroup(await telegram.person(), group);
  const his = telegram.inGroup(await telegram.person(), group);
  await hers.says("/cek");
  expect((await hers.asked())?.text).toBe("which number?");
  await expect(his.repliesAsAsked("2")).rejects.toThrow("the bot asks for no reply");
  await hers.repliesAsAsked("1");
  expect(hers.screen()).toBe("you said 1");
  expect(await hers.asked()).toBeUndefined();
});

test("a file is saved", async () => {
  const telegram = await telegramWith((bot) => {
    bot.command("audit", (context) => context.replyWithDocument(new InputFile(Buffer.from("a,b\n"), "audit.csv")));
  });
  const partner = await telegram.person();
  await partner.says("/audit");
  expect(partner.message().document?.file_name).toBe("audit.csv");
  expect(await partner.saves(partner.message())).toEqual({ type: "text/csv", text: "a,b\n" });
});

test("the bot is put into a group, which becomes a supergroup, and leaves it", async () => {
  const telegram = await telegramWith((bot) => {
    bot.on("my_chat_member", async (context) => {
      if (context.myChatMember.new_chat_member.status === "left") return;
      await context.reply(`thank you, ${context.from.first_name}`);
    });
    bot.command("leave", async (context) => {
      await context.reply("bye");
      await context.leaveChat();
    });
  });
  const partner = await telegram.person();
  const group = telegram.newGroup({ type: "group", without_bot: true });
  const inGroup = telegram.inGroup(partner, group);
  await inGroup.puts({ member: true });
  await inGroup.sees("thank you");
  const moved = await telegram.migrate(inGroup, group);
  await moved.sees("thank you");
  await moved.says("/leave");
  await moved.meets((event) => event.type === "blocked" && event.blocked);
  await moved.looks();
  expect(moved.log().map(({ text }) => text)).toEqual(["thank you, Agen 1", "bye"]);
  expect(telegram.counts().overall).toMatchObject({ sent: 3, refused: 0 });
});
