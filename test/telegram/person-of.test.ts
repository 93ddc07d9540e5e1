import type { Update } from "grammy/types";
import { expect, test } from "vitest";
import { personIn, personOf } from "../../src/telegram/person-of.ts";

test.each([
  ["a name", "Sari", "Sari"],
  ["markup, which is escaped where it is shown", "<b>Sari</b>", "<b>Sari</b>"],
  ["lines of its own", "Sari\n✅ Emma (owner)", "Sari ✅ Emma (owner)"],
  ["a name written backwards", "\u202eiraS\u202c", "iraS"],
  ["invisible letters, by which two names look the same", "Sa\u200bri\u2060", "Sari"],
  ["nothing that could be seen", "\u200b\u3164\u00a0", "\u3164"],
  ["nothing", "", ""],
  ["a megabyte", "W".repeat(1024 * 1024), `${"W".repeat(199)}…`],
])("somebody's name is one line of text, and no more than that: %s", (_, first_name, name) => {
  expect(personOf({ id: 1, first_name })).toEqual({ id: 1, name });
});

test("a name of Telegram comes with what belongs to it", () => {
  expect(personOf({ id: 1, first_name: "Sari", username: "sari_loket" })).toEqual({
    id: 1,
    name: "Sari",
    username: "sari_loket",
  });
});

test.each([
  ["id", "id"],
  ["en-GB", "en"],
  ["jv", undefined],
  [undefined, undefined],
])("a Telegram in %s speaks %s", (language_code, speaks) => {
  const told = language_code === undefined ? {} : { language_code };
  expect(personOf({ id: 1, first_name: "Sari", ...told }).speaks).toBe(speaks);
});

test.each([
  ["a message", { message: { from: { id: 1, first_name: "Sari" } } }, 1],
  ["an edited one", { edited_message: { from: { id: 1, first_name: "Sari" } } }, 1],
  ["a press", { callback_query: { from: { id: 1, first_name: "Sari" } } }, 1],
  ["a change of the bot's place", { my_chat_member: { from: { id: 1, first_name: "Sari" } } }, 1],
  ["what a channel writes", { message: { chat: { id: 1 } } }, undefined],
  ["what the bot does not read, in whatever form", { message_reaction: { user: { id: 1 } } }, undefined],
])("an update is somebody's: %s", (_, update, id) => {
  expect(personIn({ update_id: 1, ...update } as Update)?.id).toBe(id);
});
