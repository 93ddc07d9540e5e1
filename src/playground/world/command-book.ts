import type { Chat } from "./chat.ts";

export type BotCommand = {
  readonly command: string;
  readonly description: string;
  /** In a group only the bot sees who sends it. */
  readonly is_ephemeral?: true;
};

export type CommandScope =
  | { readonly type: "default" | "all_private_chats" | "all_group_chats" | "all_chat_administrators" }
  | { readonly type: "chat" | "chat_administrators"; readonly chat_id: number }
  | { readonly type: "chat_member"; readonly chat_id: number; readonly user_id: number };

/** Who is looking at which chat. */
type View = {
  readonly chat: Chat;
  readonly person: number;
  readonly isAdmin: boolean;
  readonly language: string | undefined;
};

export type CommandBook = {
  readonly set: (scope: CommandScope, language: string, commands: readonly BotCommand[]) => void;
  readonly get: (scope: CommandScope, language: string) => readonly BotCommand[];
  /** What the menu of this person shows: the narrowest scope that has a list, in the person's language before any. */
  readonly shownTo: (view: View) => readonly BotCommand[];
};

export function commandBook(): CommandBook {
  const lists = new Map<string, readonly BotCommand[]>();
  const keyOf = (scope: CommandScope, language: string): string => {
    const chat = "chat_id" in scope ? scope.chat_id : "";
    const person = "user_id" in scope ? scope.user_id : "";
    return [scope.type, chat, person, language].join("/");
  };

  return {
    set(scope, language, commands) {
      if (commands.length === 0) lists.delete(keyOf(scope, language));
      else lists.set(keyOf(scope, language), commands);
    },
    get: (scope, language) => lists.get(keyOf(scope, language)) ?? [],
    shownTo(view) {
      const language = view.language?.slice(0, 2).toLowerCase() ?? "";
      const keys = scopesFor(view).flatMap((scope) => [keyOf(scope, language), keyOf(scope, "")]);
      return keys.map((key) => lists.get(key)).find((list) => list !== undefined) ?? [];
    },
  };
}

function scopesFor({ chat, person, isAdmin }: View): readonly CommandScope[] {
  const chat_id = chat.id;
  if (chat.type === "private") {
    return [{ type: "chat", chat_id }, { type: "all_private_chats" }, { type: "default" }];
  }
  const forAdmins = (scope: CommandScope): CommandScope[] => (isAdmin ? [scope] : []);
  return [
    { type: "chat_member", chat_id, user_id: person },
    ...forAdmins({ type: "chat_administrators", chat_id }),
    { type: "chat", chat_id },
    ...forAdmins({ type: "all_chat_administrators" }),
    { type: "all_group_chats" },
    { type: "default" },
  ];
}
