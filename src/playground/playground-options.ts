import type { Limits } from "./limits.ts";

export type PlaygroundPerson = {
  readonly id: number;
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
  readonly language_code?: string;
};

export type PlaygroundGroup = {
  readonly id: number;
  readonly title: string;
  readonly members: readonly number[];
  /** People, or the bot itself: an administrator sees and deletes every message. */
  readonly admins?: readonly number[];
  /** The id it had as a plain group: writing there is refused with the new one. */
  readonly migrated_from?: number;
};

export type PlaygroundOptions = {
  readonly bot: { readonly token: string; readonly id: number; readonly first_name: string; readonly username: string };
  readonly people: readonly PlaygroundPerson[];
  /** The bot is a member of each. */
  readonly groups: readonly PlaygroundGroup[];
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** An HTML fragment, shown at /help. */
  readonly help?: string;
  readonly limits?: Partial<Limits>;
};
