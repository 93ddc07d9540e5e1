import type { Place } from "../conversation/place.ts";

/** What a call needs besides the chat, so that the answer comes into the topic it was asked in. */
export function threadOf({ thread }: Pick<Place, "thread">): { readonly message_thread_id?: number } {
  return thread === undefined ? {} : { message_thread_id: thread };
}
