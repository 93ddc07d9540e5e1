import type { Update } from "grammy/types";
import { expect, test } from "vitest";
import { movedGroup } from "../../src/telegram/moved-group.ts";

const said = (id: number, content: object) => ({ update_id: 1, message: { chat: { id }, ...content } }) as Update;

test.each([
  ["in the group that ends", said(-5, { migrate_to_chat_id: -100 }), [-5, -100]],
  ["in the group that begins", said(-100, { migrate_from_chat_id: -5 }), [-5, -100]],
  ["in no message like any other", said(-5, { text: "moved" }), undefined],
  ["in no press", { update_id: 1, callback_query: {} } as Update, undefined],
])("that a group has another number is said %s", (_, update, moved) => {
  expect(movedGroup(update)).toEqual(moved);
});
