import { onTestFinished } from "vitest";
import type { RoutingConfig } from "../../src/config/routing.ts";
import { type Chat, type ChatOptions, startChat } from "./chat.ts";
import { wireServer } from "./wire-server.ts";

/** Nothing is spared, spread or remembered but what a test asks for. */
export const routing: RoutingConfig = {
  deadlineMs: 60_000,
  concurrent: 1_000,
  perSecond: 100_000,
  failures: 1_000,
  openFor: 30_000,
  times: { bill: 0, alreadyPaid: 0, unknownAccount: 0 },
};

/** The bot for one test, with the sandbox unless it says otherwise. */
export async function routedChat(changes: Partial<RoutingConfig> = {}, more: ChatOptions = {}): Promise<Chat> {
  const chat = await startChat({ routing: { ...routing, ...changes }, ...more });
  onTestFinished(chat.stop);
  return chat;
}

/** The bot with Ayopop alone, which answers as it is told. */
export async function chatWithAyopop(reply: Parameters<typeof wireServer>[0], changes: Partial<RoutingConfig> = {}) {
  const provider = await wireServer(reply);
  const ayopop = { baseUrl: provider.url, apiKey: "the key", apiSecret: "the secret", version: "2.0" } as const;
  return { provider, chat: await routedChat(changes, { providers: { kind: "real", ayopop } }) };
}
