import { z } from "zod";
import { oneOf, wholeNumber } from "./forms.ts";
import { type Reading, requireAll } from "./reading.ts";

/** Who may use the bot, who looks after it, and where they are told what is wrong. */
export type PeopleConfig = {
  readonly access: "open" | "invite";
  /** Telegram user ids. */
  readonly adminIds: readonly number[];
  readonly ops?: { readonly chatId: number; readonly threadId?: number };
  /** The time of day in WIB at which the day is told in that group; absent where it is not. */
  readonly recapAt?: string;
};

const largest = Number.MAX_SAFE_INTEGER;

export const peopleVariables = {
  ACCESS: oneOf(["open", "invite"]),
  ADMIN_IDS: z
    .string()
    .regex(
      /^[1-9]\d{0,14}(\s*,\s*[1-9]\d{0,14})*$/,
      "must be Telegram user ids with commas between them, like 12345,67890",
    )
    .transform((ids) => [...new Set(ids.split(",").map(Number))]),
  OPS_CHAT_ID: wholeNumber(-largest, largest, "the id of a chat, a number like -1001234567890"),
  OPS_THREAD_ID: wholeNumber(1, largest, "the id of a topic in that group, a number like 7"),
  RECAP_AT: z.string().regex(/^(?:off|(?:[01]\d|2[0-3]):[0-5]\d)$/, "must be a time of day like 21:00, or off"),
} as const;

export function readPeople(reading: Reading<typeof peopleVariables>, hasToken: boolean): PeopleConfig {
  const { ACCESS: access, ADMIN_IDS: adminIds, OPS_CHAT_ID: chatId, OPS_THREAD_ID: threadId } = reading.values;
  const { RECAP_AT: recapAt = "21:00" } = reading.values;
  requireAll(reading, ["OPS_CHAT_ID"], ["OPS_THREAD_ID"]);
  return {
    access: access ?? (hasToken ? "invite" : "open"),
    adminIds: adminIds ?? [],
    ...(chatId !== undefined && { ops: { chatId, ...(threadId !== undefined && { threadId }) } }),
    ...(recapAt !== "off" && { recapAt }),
  };
}
