import { onTestFinished } from "vitest";
import type { Locale } from "../../src/domain/locale.ts";
import { type Chat, type ChatOptions, startChat } from "./chat.ts";
import type { Partner } from "./chat-partner.ts";

/** The first person and the first group of every local Telegram. */
const owner = 6_000_000_001;
const first = { supergroup: -1_002_000_000_001, group: -4_000_000_001 } as const;

export type OpsChat = {
  readonly chat: Chat;
  readonly group: number;
  /** An owner, in the operations group and alone. */
  readonly emma: Partner;
  readonly emmaAlone: Partner;
  readonly sari: Partner;
};

type More = { readonly locale?: Locale; readonly type?: keyof typeof first };

/** The bot for one test, with an operations group, an owner in it and an agent. */
export async function opsChat(options: ChatOptions & More = {}): Promise<OpsChat> {
  const { locale = "id", type = "supergroup", ...changes } = options;
  const chat = await startChat({
    defaultLocale: locale,
    adminIds: [owner],
    ops: { chatId: first[type] },
    ...changes,
  });
  onTestFinished(chat.stop);
  const emmaAlone = await chat.person("en");
  const emma = chat.inGroup(emmaAlone, chat.newGroup({ type, admins: [owner] }));
  return { chat, group: first[type], emma, emmaAlone, sari: await chat.person("id") };
}
