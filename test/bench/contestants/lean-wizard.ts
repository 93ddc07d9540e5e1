import { createServer } from "node:http";
import { Api } from "grammy";
import type { CallbackQuery, Message, Update } from "grammy/types";
import { defaultCatalogue } from "../../../src/catalogue/default-catalogue.ts";
import { leanTransport } from "../../../src/telegram/lean-transport.ts";
import { poll } from "../../../src/telegram/poll.ts";
import { webhook } from "../../../src/telegram/webhook.ts";
import { inquirer } from "./inquirer.ts";
import { runAsChild, secret, token } from "./run-as-child.ts";

/** The calls of a check over this bot's own transport and nothing else, so that it tells what is left to be won. */
await runAsChild(async ({ apiRoot, port, providerUrl, delivery }) => {
  const api = new Api(token, { apiRoot });
  api.config.use(leanTransport({ token, apiRoot }).transformer);
  const handle = wizard(api, inquirer(providerUrl));
  if (delivery === "polling") {
    const allowed = ["message", "callback_query"] as const;
    // The stand-in lets a question wait while there is nothing new; it is given up after a while and asked again.
    poll({ api, allowed, handle: async (update) => void handle(update), failed: () => undefined });
    return;
  }
  const server = createServer(webhook(handle, { path: "/updates", secret }));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await api.setWebhook(`http://127.0.0.1:${port}/updates`, { secret_token: secret });
});

function wizard(api: Api, inquire: (account: string, code: string) => Promise<string>) {
  const { categories, products } = defaultCatalogue();
  const menu = keyboard(
    categories.map(({ id, name, icon }) => [`${icon} ${name.id}`, `c:${id}`]),
    2,
  );
  const chosen = new Map<number, { readonly message: number; readonly product: string }>();

  async function press({ id: query, data = "", message }: CallbackQuery): Promise<void> {
    if (message === undefined) return;
    const { chat, message_id: shown } = message;
    const id = data.slice(2);
    await api.answerCallbackQuery(query);
    if (data.startsWith("c:")) {
      const inCategory = products.filter(({ category }) => category === id);
      const choices = keyboard(inCategory.map((product) => [product.name.id, `p:${product.id}`]));
      await api.editMessageText(chat.id, shown, "<b>Pilih produk</b>", { parse_mode, reply_markup: choices });
      return;
    }
    const product = products.find((candidate) => candidate.id === id);
    const [field] = product?.fields ?? [];
    if (product === undefined || field?.kind !== "account") return;
    chosen.set(chat.id, { message: shown, product: id });
    const text = `<b>${product.name.id}</b>\n\nKirim nomor pelanggan.\nContoh: <code>${field.example}</code>`;
    await api.editMessageText(chat.id, shown, text, { parse_mode, reply_markup: backAndCancel });
  }

  async function say({ chat, text = "" }: Message): Promise<void> {
    const known = chosen.get(chat.id);
    const [offer] = products.find(({ id }) => id === known?.product)?.offers ?? [];
    if (known === undefined || offer === undefined) {
      await api.sendMessage(chat.id, "<b>Cek Tagihan</b>\n\nMau cek tagihan apa?", { parse_mode, reply_markup: menu });
      return;
    }
    chosen.delete(chat.id);
    await api.sendChatAction(chat.id, "typing");
    const waiting = await api.sendMessage(chat.id, "⏳ Sedang dicek…", { parse_mode, reply_markup: backAndCancel });
    await api.deleteMessage(chat.id, known.message);
    const bill = await inquire(text, offer.code);
    await api.editMessageText(chat.id, waiting.message_id, bill, { parse_mode, reply_markup: backAndCancel });
  }

  return async ({ callback_query: query, message }: Update): Promise<void> => {
    if (query !== undefined) await press(query);
    else if (message !== undefined) await say(message);
  };
}

const parse_mode = "HTML";

const backAndCancel = keyboard(
  [
    ["Kembali", "k:"],
    ["Batal", "x:"],
  ],
  2,
);

function keyboard(buttons: readonly (readonly [text: string, data: string])[], columns = 1) {
  const all = buttons.map(([text, callback_data]) => ({ text, callback_data }));
  const rows = Math.ceil(all.length / columns);
  return { inline_keyboard: Array.from({ length: rows }, (_, row) => all.slice(row * columns, (row + 1) * columns)) };
}
