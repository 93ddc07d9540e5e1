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
  /** One of the admins. */
  readonly creator?: number;
  /** A plain group can become a supergroup, which is what all others are. */
  readonly type?: "group" | "supergroup";
  /** The id it had as a plain group: writing there is refused with the new one. */
  readonly migrated_from?: number;
  /** Nobody has added the bot yet: it knows nothing of this group. */
  readonly without_bot?: boolean;
  /**
   * Whether one person there can be shown a message apart; unless it says no, yes. `unknown` is a Bot API server before
   * 10.2, which does not read that parameter: everybody is shown it.
   */
  readonly ephemeral?: boolean | "unknown";
};

export type PlaygroundOptions = {
  readonly bot: { readonly token: string; readonly id: number; readonly first_name: string; readonly username: string };
  readonly people: readonly PlaygroundPerson[];
  readonly groups: readonly PlaygroundGroup[];
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** An HTML fragment, shown at /help. */
  readonly help?: string;
  readonly limits?: Partial<Limits>;
};
