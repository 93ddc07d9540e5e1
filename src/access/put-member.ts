import type { Member, Members } from "./member.ts";

/** What is to be kept of somebody from now on, where that changes, and what came of it. */
export type Decision<Result> = { readonly member?: Member; readonly result: Result };

const mostTries = 20;

/** Changes what is kept of somebody; where another program was first it is decided anew. */
export async function putMember<Result>(
  members: Pick<Members, "get" | "put">,
  person: number,
  decide: (known: Member | undefined) => Decision<Result>,
): Promise<Result> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const known = await members.get(person);
    const { member, result } = decide(known?.member);
    if (member === undefined || (await members.put(person, member, (known?.revision ?? 0) + 1))) return result;
  }
  throw new Error("what is kept of a member was changed by another program each time that it was to be changed");
}
