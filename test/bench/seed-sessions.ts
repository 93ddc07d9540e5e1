import { freshState, readState, type State } from "../../src/conversation/state.ts";
import { readAnswer } from "../../src/providers/ayopop/read-answer.ts";
import { sessions } from "../../src/storage/sessions.ts";
import { openStore } from "../../src/storage/store-from-url.ts";
import { accountOf } from "./line-up.ts";
import { answers, paths } from "./stand-in-provider.ts";

/** Written side by side, as many as one commit of the store takes well. */
const together = 1_000;

/** Leaves so many people in a store who have checked a bill, the first of them in this chat. */
export async function seedSessions(storeUrl: string, count: number, firstChat: number): Promise<void> {
  const failures: unknown[] = [];
  const store = await openStore(storeUrl, { onError: (error) => failures.push(error) });
  const { save } = sessions(store, readState, Date.now);
  for (let from = 0; from < count; from += together) {
    const people = Array.from({ length: Math.min(together, count - from) }, (_, index) => firstChat + from + index);
    await Promise.all(people.map((chat) => save({ chat, person: chat, isPrivate: true }, sessionAfterCheck(chat), 1)));
  }
  await store.close();
  if (failures.length > 0) throw new Error("The store could not be filled", { cause: failures[0] });
}

/** Where somebody is who has seen a bill. */
export function sessionAfterCheck(chat: number): State {
  const outcome = readAnswer({ kind: "answered", status: 200, body: answers.get(paths.ayopop) ?? "" }, "", Date.now());
  const product = "pln-postpaid";
  const result = { product, values: { account: accountOf(chat) }, reference: "B3NCH", outcome, answeredAt: Date.now() };
  return {
    ...freshState("id", "B3NCH"),
    view: { at: "result", result },
    live: 4,
    bills: [result],
    recent: [product],
    seen: [4, 3, 2, 1].map((update) => chat + update),
  };
}
