import type { Members } from "./member.ts";
import { type AccessRules, standingOf } from "./standing-of.ts";

/** Of the members those who may use the bot now: some are suspended, and some nobody has let in. */
export function users(members: Pick<Members, "all" | "get">, rules: AccessRules): typeof members {
  return {
    get: members.get,
    all: async function* () {
      for await (const [person, member] of members.all()) {
        if (standingOf(person, rules, member).kind === "member") yield [person, member] as const;
      }
    },
  };
}
