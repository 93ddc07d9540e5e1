import { createServer } from "node:http";
import { type Conversation, type ConversationFlavor, conversations, createConversation } from "@grammyjs/conversations";
import { Bot, type Context, InlineKeyboard, webhookCallback } from "grammy";
import { defaultCatalogue } from "../../../src/catalogue/default-catalogue.ts";
import { inquirer } from "./inquirer.ts";
import { runAsChild, secret, token } from "./run-as-child.ts";

/** The check as the pages of @grammyjs/conversations write one, with the plugin's own storage in memory. */
await runAsChild(async ({ apiRoot, port, providerUrl, delivery }) => {
  const bot = new Bot<ConversationFlavor<Context>>(token, { client: { apiRoot } });
  bot.use(conversations());
  bot.use(createConversation(checkWith(inquirer(providerUrl)), "check"));
  bot.command("start", (context) => context.conversation.enter("check"));
  if (delivery === "polling") {
    await new Promise<void>((resolve) => void bot.start({ onStart: () => resolve() }));
    return;
  }
  const server = createServer(webhookCallback(bot, "http", { secretToken: secret }));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await bot.api.setWebhook(`http://127.0.0.1:${port}/updates`, { secret_token: secret });
});

function checkWith(inquire: (account: string, code: string) => Promise<string>) {
  const { categories, products } = defaultCatalogue();
  const menu = InlineKeyboard.from(
    categories.map(({ id, name, icon }) => [InlineKeyboard.text(`${icon} ${name.id}`, `c:${id}`)]),
  ).toFlowed(2);
  const parse_mode = "HTML";

  return async (conversation: Conversation, context: Context): Promise<void> => {
    const first = await context.reply("<b>Cek Tagihan</b>\n\nMau cek tagihan apa?", { parse_mode, reply_markup: menu });

    const category = await conversation.waitForCallbackQuery(/^c:(.+)/);
    const inCategory = products.filter((product) => product.category === category.match[1]);
    const choices = InlineKeyboard.from(inCategory.map(({ id, name }) => [InlineKeyboard.text(name.id, `p:${id}`)]));
    await category.answerCallbackQuery();
    await category.editMessageText("<b>Pilih produk</b>", { parse_mode, reply_markup: choices });

    const choice = await conversation.waitForCallbackQuery(/^p:(.+)/);
    const product = products.find(({ id }) => id === choice.match[1]);
    const [field] = product?.fields ?? [];
    const [offer] = product?.offers ?? [];
    if (product === undefined || field?.kind !== "account" || offer === undefined) return;
    await choice.answerCallbackQuery();
    const question = `<b>${product.name.id}</b>\n\nKirim nomor pelanggan.\nContoh: <code>${field.example}</code>`;
    await choice.editMessageText(question, { parse_mode, reply_markup: backAndCancel });

    const number = await conversation.waitForHears(/^\d{11,12}$/);
    await number.replyWithChatAction("typing");
    const waiting = await number.reply("⏳ Sedang dicek…", { parse_mode, reply_markup: backAndCancel });
    await number.api.deleteMessage(first.chat.id, first.message_id);
    const bill = await conversation.external(() => inquire(number.message?.text ?? "", offer.code));
    await number.api.editMessageText(waiting.chat.id, waiting.message_id, bill, {
      parse_mode,
      reply_markup: backAndCancel,
    });
  };
}

const backAndCancel = new InlineKeyboard().text("Kembali", "k:").text("Batal", "x:");
