/** Where the playground says no, or forgets. The defaults are what Telegram is known to do, as far as it is known. */
export type Limits = {
  /** Messages a private chat takes at once, and how fast that allowance comes back. */
  readonly privateBurst: number;
  readonly privatePerSecond: number;
  /** Messages a group takes in any minute. */
  readonly groupPerMinute: number;
  /** Messages in any second over all chats. */
  readonly overallPerSecond: number;
  /** What an edit counts, where a message counts one. */
  readonly editCost: number;
  /** A pressed button may be answered this long, also with a message that only its presser sees. */
  readonly queryLifetimeMs: number;
  /** What a person wrote to the bot alone may be answered this long. */
  readonly ephemeralReplyMs: number;
  /** The first pause after a webhook failed; it doubles up to a minute. */
  readonly webhookRetryMs: number;
  readonly messagesPerChat: number;
  readonly eventsKept: number;
  readonly fileBytesKept: number;
};

export const defaultLimits: Limits = {
  privateBurst: 20,
  privatePerSecond: 1,
  groupPerMinute: 20,
  overallPerSecond: 30,
  editCost: 1 / 3,
  queryLifetimeMs: 15_000,
  ephemeralReplyMs: 15_000,
  webhookRetryMs: 1_000,
  messagesPerChat: 1_000,
  eventsKept: 10_000,
  fileBytesKept: 64 * 1024 * 1024,
};
