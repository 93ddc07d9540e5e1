import type { Member, Members } from "./member.ts";

export type Found = { readonly person: number; readonly member: Member };

/** Somebody by their Telegram id or by their handle, which is never a number. */
export async function findMember(members: Pick<Members, "get" | "all">, text: string): Promise<Found | undefined> {
  if (/^\d{1,15}$/.test(text)) {
    const known = await members.get(Number(text));
    return known && { person: Number(text), member: known.member };
  }
  for await (const [person, member] of members.all()) if (member.handle === text) return { person, member };
  return undefined;
}
