import type { DeskPart, DeskReply, DeskRequest } from "../desk/desk.ts";
import type { Words } from "../i18n/words.ts";
import { findMember } from "./find-member.ts";
import { allowed } from "./guard.ts";
import { allowedTime } from "./guard-rules.ts";
import type { Members } from "./member.ts";
import type { Membership, WrittenDeed } from "./membership.ts";
import type { UsageBook } from "./usage.ts";

export type GuardDeskOptions = {
  readonly book: UsageBook;
  readonly members: Pick<Members, "get" | "all">;
  readonly membership: Pick<Membership, "memberOf">;
  readonly write: (deed: WrittenDeed) => Promise<void>;
  readonly tell: (person: number, text: (words: Words) => string) => Promise<void>;
  readonly clock: () => number;
};

/** Ops let somebody go on who was stopped. */
export function guardDesk(options: GuardDeskOptions): DeskPart {
  const { book, members, membership, write, tell, clock } = options;

  async function allow({ person: by, words: { plain }, text }: DeskRequest): Promise<DeskReply> {
    const found = await findMember(members, text);
    if (found === undefined) return { toast: plain("access.nobody") };
    const { person, member } = found;
    const until = clock() + allowedTime;
    const { usage, revision } = await book.get(person);
    // An inquiry of theirs was counted in the same moment: whoever presses presses again.
    if (!(await book.put(person, allowed(usage, until), revision + 1))) return { toast: plain("toast.sorry") };
    const { handle } = await membership.memberOf(by);
    await write({ deed: "allowed", by: handle, whom: member.handle });
    await tell(person, ({ html }) => html("access.told.allowed"));
    return { toast: plain("access.done.allow", { name: member.name || String(person) }) };
  }

  return { presses: { allow: { least: "ops", run: allow } } };
}
