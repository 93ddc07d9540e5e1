import { createServer } from "node:http";
import { Bot, webhookCallback } from "grammy";
import { runAsChild, secret, token } from "./run-as-child.ts";

await runAsChild(async ({ apiRoot, port, delivery }) => {
  const bot = new Bot(token, { client: { apiRoot } });
  bot.on("message:text", (context) => context.reply(context.message.text));
  if (delivery === "polling") {
    await new Promise<void>((resolve) => void bot.start({ onStart: () => resolve() }));
    return;
  }
  const server = createServer(webhookCallback(bot, "http", { secretToken: secret }));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await bot.api.setWebhook(`http://127.0.0.1:${port}/updates`, { secret_token: secret });
});
