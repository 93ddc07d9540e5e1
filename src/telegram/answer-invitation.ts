import type { Api, Context } from "grammy";
import type { Chat, ChatMember, User } from "grammy/types";
import type { Standing } from "../access/member.ts";
import type { Messenger } from "../desk/messenger.ts";
import type { Words } from "../i18n/words.ts";

export type InvitationOptions = {
  readonly messenger: Messenger;
  readonly standing: (person: number) => Promise<Standing>;
  readonly opsChat: () => number | undefined;
  readonly wordsOf: (person: User) => Promise<Words>;
  /** A group that has become a supergroup: Telegram tells of it as of a new one. */
  readonly hasMoved: (chat: number) => Promise<boolean>;
  /** The bot is not in this group any more: who puts it there again begins anew. */
  readonly forget: (chat: number) => Promise<void>;
};

/**
 * Says hello in a group that somebody has put the bot into who may, and leaves any other with a word why. False for an
 * update that is of something else.
 */
export function answerInvitation(options: InvitationOptions): (context: Context) => Promise<boolean> {
  const { messenger, standing, opsChat, wordsOf, hasMoved, forget } = options;

  return async ({ update: { my_chat_member: change }, api }) => {
    if (change === undefined) return false;
    const { chat, from, old_chat_member: before, new_chat_member: after } = change;
    if (chat.type === "private") return true;
    if (!isIn(after)) await forget(chat.id);
    else if (!isIn(before) && !(await hasMoved(chat.id))) await begin(chat, from, api);
    return true;
  };

  async function begin({ id: chat, type }: Chat, from: User, api: Api): Promise<void> {
    // Who reads a channel can ask nothing there.
    if (type === "channel") return void (await api.leaveChat(chat));
    const [{ kind }, words] = await Promise.all([standing(from.id), wordsOf(from)]);
    const mayAdd = kind === "member" || chat === opsChat();
    await messenger.send({ chat }, { html: words.html(mayAdd ? "group.hello" : "group.leaving") });
    if (!mayAdd) await api.leaveChat(chat);
  }
}

function isIn({ status }: ChatMember): boolean {
  return status === "member" || status === "administrator" || status === "restricted";
}
