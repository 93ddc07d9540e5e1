/** A person in a chat: two people in one group never share a conversation. */
export type Place = {
  readonly chat: number;
  readonly person: number;
  /** A topic of a group. */
  readonly thread?: number;
  readonly isPrivate: boolean;
};

export function keyOf({ chat, person }: Pick<Place, "chat" | "person">): string {
  return `${chat}:${person}`;
}
