/** What the driver sees of a check while it passes between the bot, Telegram and a provider. */
export const stages = [
  "update-delivered",
  "callback-answered",
  "message-sent",
  "message-edited",
  "message-retired",
  "provider-asked",
  "provider-answers",
] as const;

export type Stage = (typeof stages)[number];

export type Happened = (stage: Stage) => void;

/** A call of the Bot API that stands for a stage, by its name in lower case. */
export const stageOfCall: ReadonlyMap<string, Stage> = new Map([
  ["answercallbackquery", "callback-answered"],
  ["sendmessage", "message-sent"],
  ["editmessagetext", "message-edited"],
  ["editmessagereplymarkup", "message-retired"],
  ["deletemessage", "message-retired"],
]);
