// Members are named as on the wire: these objects are sent as they are.

export type User = {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
  readonly language_code?: string;
};

export type PrivateChat = {
  readonly id: number;
  readonly type: "private";
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
};

export type GroupChat = { readonly id: number; readonly type: "group" | "supergroup"; readonly title: string };

export type Chat = PrivateChat | GroupChat;
