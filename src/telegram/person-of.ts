import type { Update, User } from "grammy/types";
import type { DeskPerson } from "../desk/desk.ts";
import { toldText } from "../domain/told-text.ts";
import { spokenLocale } from "./preferred-locale.ts";

/** Who somebody says that they are. A name is shown among what others wrote, and must not look like more than a name. */
export function personOf({ id, first_name: name, username, language_code: code }: Told): DeskPerson {
  const speaks = spokenLocale(code);
  return {
    id,
    name: toldText(name) ?? "",
    ...(username === undefined ? {} : { username }),
    ...(speaks === undefined ? {} : { speaks }),
  };
}

type Told = Pick<User, "id" | "first_name" | "username" | "language_code">;

/** Whose update it is, of those that the bot reads: of the rest nobody has looked whether they have their form. */
export function personIn(update: Update): DeskPerson | undefined {
  const { message, edited_message: edited, callback_query: press, my_chat_member: change } = update;
  const from = (message ?? edited ?? press ?? change)?.from;
  return from && personOf(from);
}
