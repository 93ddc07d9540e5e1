import type { Transformer } from "grammy";

const mostGroups = 1_000;

/**
 * Follows a group that became a supergroup and has another id now: the call that finds it out is made again there, and
 * later ones go there at once; `tell` hears of it for who keeps something of the group. Who still writes to the old id is somebody whose turn began before.
 */
export function followMigration(
  tell: (from: number, to: number) => void = () => undefined,
  most: number = mostGroups,
): Transformer {
  const moved = new Map<unknown, number>();

  return async (previous, method, payload, signal) => {
    const chat = chatOf(payload);
    if (chat === undefined) return previous(method, payload, signal);
    const at = (place: number | undefined) => (place === undefined ? payload : { ...payload, chat_id: place });
    const answer = await previous(method, at(moved.get(chat)), signal);
    const place = answer.ok ? undefined : answer.parameters?.migrate_to_chat_id;
    if (place === undefined) return answer;
    learn(chat, place);
    tell(Number(chat), place);
    return previous(method, at(place), signal);
  };

  /** The oldest is forgotten first; it would only be found out again. */
  function learn(chat: unknown, place: number): void {
    const [oldest] = moved.keys();
    if (moved.size >= most) moved.delete(oldest);
    moved.set(chat, place);
  }
}

function chatOf(payload: unknown): unknown {
  return (payload as { readonly chat_id?: unknown } | undefined)?.chat_id;
}
