import type { PeopleConfig } from "../config/people.ts";
import type { TelegramConfig } from "../config/telegram.ts";
import { playgroundPeople } from "./playground-cast.ts";

/** Owners and the operations group: in the playground they are there without any configuration. */
export function whoLooksAfter({
  telegram,
  access,
  adminIds,
  ops,
}: PeopleConfig & { readonly telegram: TelegramConfig }): PeopleConfig {
  if (telegram.kind === "telegram") return { access, adminIds, ...(ops && { ops }) };
  return {
    access,
    adminIds: adminIds.length > 0 ? adminIds : playgroundPeople.adminIds,
    ops: ops ?? playgroundPeople.ops,
  };
}
