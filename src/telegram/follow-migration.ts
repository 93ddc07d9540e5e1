import type { Transformer } from "grammy";
import { lastKnown } from "../domain/last-known.ts";
import { chatOfCall } from "./chat-of-call.ts";

/** One that is forgotten is only found out again. */
const mostGroups = 1_000;

/**
 * Follows a group that became a supergroup and has another id now: the call that finds it out is made again there, and
 * later ones go there at once; `tell` hears of it for who keeps something of the group. Who still writes to the old id is
 * somebody whose turn began before.
 */
export function followMigration(
  tell: (from: number, to: number) => void = () => undefined,
  most: number = mostGroups,
): Transformer {
  const moved = lastKnown<unknown, number>(most);

  return async (previous, method, payload, signal) => {
    const chat = chatOfCall(payload);
    if (chat === undefined) return previous(method, payload, signal);
    const at = (place: number | undefined) => (place === undefined ? payload : { ...payload, chat_id: place });
    const answer = await previous(method, at(moved.of(chat)), signal);
    const place = answer.ok ? undefined : answer.parameters?.migrate_to_chat_id;
    if (place === undefined) return answer;
    moved.learn(chat, place);
    tell(Number(chat), place);
    return previous(method, at(place), signal);
  };
}
