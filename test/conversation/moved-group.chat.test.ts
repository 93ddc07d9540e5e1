import { expect, test } from "vitest";
import { heldKlikoo } from "../support/held-klikoo.ts";
import { routedChat } from "../support/routed-chat.ts";

const account = "514040400482";

test("an answer comes into the supergroup that a group became while it was asked for, once", async () => {
  const klikoo = await heldKlikoo();
  const chat = await routedChat({}, { providers: klikoo.providers });
  const sari = await chat.person("id");
  const group = chat.newGroup({ type: "group", admins: [sari.id] });
  const before = chat.inGroup(sari, group);
  await before.writes(`/cek pln pascabayar ${account}`);
  await klikoo.isAsked(account);
  await before.sees("🔎 Sedang dicek…");
  const there = await chat.migrate(before, group);
  await klikoo.answers(account);
  await there.sees("Total bayar");
  await there.rests();
  expect(there.log().filter(({ text }) => text?.includes("Total bayar"))).toHaveLength(1);
});
