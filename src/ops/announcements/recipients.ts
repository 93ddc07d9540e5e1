import type { Member, Members } from "../../access/member.ts";

export type Recipient = { readonly person: number; readonly handle: string };

/** All who get an announcement now. */
export async function recipients(members: Pick<Members, "all">): Promise<readonly Recipient[]> {
  const found: Recipient[] = [];
  for await (const [person, member] of members.all()) {
    if (isRecipient(member)) found.push({ person, handle: member.handle });
  }
  return found;
}

export function isRecipient({ isSuspended }: Member): boolean {
  return isSuspended !== true;
}
