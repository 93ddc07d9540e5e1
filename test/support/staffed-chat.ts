import { readMember } from "../../src/access/read-member.ts";
import type { Role } from "../../src/access/role.ts";
import { readState } from "../../src/conversation/state.ts";
import type { Locale } from "../../src/domain/locale.ts";
import type { Message } from "../../src/playground/world/message.ts";
import { members } from "../../src/storage/members.ts";
import { sessions } from "../../src/storage/sessions.ts";
import { openStore } from "../../src/storage/store-from-url.ts";
import { type ChatOptions, startChat } from "./chat.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const firstPerson = 6_000_000_001;
/** The first group that a test has. */
export const opsGroup = -1_002_000_000_001;

/** Somebody of the store before the bot starts; the first is the first whom `chat.person()` gives. */
export type Staff = {
  readonly role: Role;
  readonly id?: number;
  /** What they have chosen, and what their Telegram speaks. */
  readonly locale?: Locale;
  readonly speaks?: Locale;
  readonly isSuspended?: true;
};

/** The bot with an operations group and with these members, who have all begun a chat with it. */
export async function staffedChat(staff: readonly Staff[], options: ChatOptions = {}) {
  const storeUrl = `file:${temporaryFolder()}`;
  await hire(storeUrl, staff);
  const chat = await startChat({ storeUrl, access: "invite", ops: { chatId: opsGroup }, ...options });
  chat.newGroup();
  const ids = staff.map((_, at) => firstPerson + at);
  const ask = async (method: string, person: number, path: string, body?: object) => {
    const headers = { "content-type": "application/json" };
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const answer = await fetch(`${chat.url}/api/chats/${person}${path}?person=${person}`, init);
    if (!answer.ok) throw new Error(`the playground refused: ${answer.status}`);
    return answer.json();
  };
  const block = async (person: number, blocked: boolean) => void (await ask("POST", person, "/block", { blocked }));
  for (const person of ids) {
    // Whoever takes the bot back has a chat with it, and the bot has said nothing there.
    await block(person, true);
    await block(person, false);
  }
  return {
    ...chat,
    ids,
    blocks: (person: number) => block(person, true),
    /** The texts that the bot has left with somebody. */
    texts: async (person: number) => {
      const { messages } = (await ask("GET", person, "")) as { readonly messages: readonly Message[] };
      return messages.flatMap(({ from, text = "" }) => (from.is_bot ? [text] : []));
    },
  };
}

/** Writes members into a store that no bot has open. */
export async function hire(storeUrl: string, staff: readonly Staff[]): Promise<void> {
  const store = await openStore(storeUrl, {
    onError: (error) => {
      throw error;
    },
  });
  const { put } = members(store, readMember);
  const { keepLocale } = sessions(store, readState, Date.now);
  for (const [at, { role, id = firstPerson + at, locale, speaks, isSuspended }] of staff.entries()) {
    const more = { ...(isSuspended && { isSuspended }), ...(speaks && { speaks }) };
    await put(id, { handle: `H${at}`, name: `Agen ${at}`, role, since: 0, by: "H0", ...more }, 1);
    if (locale !== undefined) await keepLocale(id, locale);
  }
  await store.close();
}
