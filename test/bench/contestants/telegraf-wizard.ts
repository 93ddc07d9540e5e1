import { Agent, createServer } from "node:http";
import { Markup, Scenes, session, Telegraf } from "telegraf";
import { defaultCatalogue } from "../../../src/catalogue/default-catalogue.ts";
import { inquirer } from "./inquirer.ts";
import { runAsChild, secret, token } from "./run-as-child.ts";

/** The check as Telegraf's own pages write one: a wizard of four steps, its session in memory. */
await runAsChild(async ({ apiRoot, port, providerUrl, delivery }) => {
  // By default the first call goes into the webhook's answer, which tells the bot no message id to edit later.
  const bot = new Telegraf<Scenes.WizardContext>(token, { telegram: { apiRoot, webhookReply: false } });
  // For plain HTTP Telegraf drops its agent, and with it keep-alive, which it has towards Telegram.
  (bot.telegram as unknown as { options: { agent: Agent } }).options.agent = new Agent({ keepAlive: true });
  const stage = new Scenes.Stage<Scenes.WizardContext>([wizard(inquirer(providerUrl))]);
  bot.use(session(), stage.middleware());
  bot.start((context) => context.scene.enter("check"));
  if (delivery === "polling") {
    void bot.launch();
    return;
  }
  const server = createServer(bot.webhookCallback("/updates", { secretToken: secret }));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await bot.telegram.setWebhook(`http://127.0.0.1:${port}/updates`, { secret_token: secret });
});

type Chosen = { message: number; product: string };

function wizard(inquire: (account: string, code: string) => Promise<string>) {
  const { categories, products } = defaultCatalogue();
  const menu = Markup.inlineKeyboard(
    categories.map(({ id, name, icon }) => Markup.button.callback(`${icon} ${name.id}`, `c:${id}`)),
    { columns: 2 },
  );
  const chosen = (context: Scenes.WizardContext) => context.wizard.state as Chosen;
  const pressed = (context: Scenes.WizardContext) =>
    context.callbackQuery !== undefined && "data" in context.callbackQuery ? context.callbackQuery.data.slice(2) : "";
  const parse_mode = "HTML";

  return new Scenes.WizardScene<Scenes.WizardContext>(
    "check",
    async (context) => {
      const sent = await context.reply("<b>Cek Tagihan</b>\n\nMau cek tagihan apa?", { parse_mode, ...menu });
      chosen(context).message = sent.message_id;
      return context.wizard.next();
    },
    async (context) => {
      const category = pressed(context);
      const inCategory = products.filter((product) => product.category === category);
      const keyboard = Markup.inlineKeyboard(
        inCategory.map(({ id, name }) => Markup.button.callback(name.id, `p:${id}`)),
        { columns: 1 },
      );
      await context.answerCbQuery();
      await context.editMessageText("<b>Pilih produk</b>", { parse_mode, ...keyboard });
      return context.wizard.next();
    },
    async (context) => {
      const product = products.find(({ id }) => id === pressed(context));
      const [field] = product?.fields ?? [];
      if (product === undefined || field?.kind !== "account") return context.scene.leave();
      chosen(context).product = product.id;
      await context.answerCbQuery();
      const text = `<b>${product.name.id}</b>\n\nKirim nomor pelanggan.\nContoh: <code>${field.example}</code>`;
      await context.editMessageText(text, { parse_mode, ...backAndCancel });
      return context.wizard.next();
    },
    async (context) => {
      const account = context.text ?? "";
      const product = products.find(({ id }) => id === chosen(context).product);
      const [offer] = product?.offers ?? [];
      if (!/^\d{11,12}$/.test(account) || offer === undefined) return context.reply("Nomornya belum tepat.");
      await context.sendChatAction("typing");
      const waiting = await context.reply("⏳ Sedang dicek…", { parse_mode, ...backAndCancel });
      await context.deleteMessage(chosen(context).message);
      const bill = await inquire(account, offer.code);
      await context.telegram.editMessageText(waiting.chat.id, waiting.message_id, undefined, bill, {
        parse_mode,
        ...backAndCancel,
      });
      return context.scene.leave();
    },
  );
}

const backAndCancel = Markup.inlineKeyboard([
  Markup.button.callback("Kembali", "k:"),
  Markup.button.callback("Batal", "x:"),
]);
