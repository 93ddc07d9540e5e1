import type { User } from "grammy/types";
import type { DeskPerson } from "../desk/desk.ts";
import { toldText } from "../domain/told-text.ts";

/** Who somebody says that they are. A name is shown among what others wrote, and must not look like more than a name. */
export function personOf({ id, first_name: name, username }: Pick<User, "id" | "first_name" | "username">): DeskPerson {
  return { id, name: toldText(name) ?? "", ...(username === undefined ? {} : { username }) };
}
