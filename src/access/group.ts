/** What a group's admin has chosen for it. */
export type Group = {
  /** What everybody there sees of a bill: whose it is, how much and until when; or all but what the agent earns. */
  readonly detail: "masked" | "full";
};

/** Groups by their Telegram id. */
export type Groups = {
  /** What nobody has chosen, and what cannot be read, is masked. */
  readonly get: (chat: number) => Promise<Group>;
  readonly set: (chat: number, group: Group) => Promise<void>;
  /** Whether the group was another one before, or somebody has chosen something for it. */
  readonly isKnown: (chat: number) => Promise<boolean>;
  /** The bot is there no more. */
  readonly forget: (chat: number) => Promise<void>;
  /** Telegram gives a group another id when it becomes a supergroup. Told twice, or too late, it changes nothing. */
  readonly move: (from: number, to: number) => Promise<void>;
};
