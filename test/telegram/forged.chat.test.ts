import { expect, onTestFinished, test } from "vitest";
import type { Message } from "../../src/playground/world/message.ts";
import { type Chat, startChat } from "../support/chat.ts";
import type { Partner } from "../support/chat-partner.ts";
import { opsChat } from "../support/ops-chat.ts";
import { buttonsOf, written } from "../support/shown-message.ts";

/** The bot, with whoever has a client that sends any data with any message, as such clients can. */
function forging(chat: Chat) {
  // The playground knows nothing of the queries that are made up here, and refuses their answers.
  chat.excuse("telegram");
  const refused = () => chat.logged().filter(({ during }) => during === "telegram").length;
  return async (person: Partner, message: Message, data: string) => {
    const before = refused();
    const from = { id: person.id, is_bot: false, first_name: "Budi" };
    await chat.deliver({ callback_query: { id: "0", from, message, chat_instance: "0", data } });
    await expect.poll(refused).toBeGreaterThan(before);
    await person.rests();
  };
}

/** As it stands in the chat now. */
async function asItStands(person: Partner, { message_id }: Message): Promise<string> {
  await person.looks();
  const message = person.log().find((one) => one.message_id === message_id);
  return message === undefined ? "gone" : written(message);
}

function dataOf(message: Message): readonly string[] {
  return buttonsOf(message).flatMap(({ button }) => button.callback_data ?? []);
}

test("nobody's press changes another's message in a group, whatever data it comes with", async () => {
  const chat = await startChat();
  onTestFinished(chat.stop);
  const forge = forging(chat);
  const group = chat.newGroup();
  const sari = chat.inGroup(await chat.person("id"), group);
  const budi = chat.inGroup(await chat.person("id"), group);
  await sari.says("/cek pln pascabayar 514040400482");
  const bill = sari.message();
  const before = await asItStands(sari, bill);
  expect(before).toContain("Rp25.720");
  await budi.says("/cek");
  const own = dataOf(budi.message());
  expect(own.length).toBeGreaterThan(1);
  const owner = budi.id.toString(36);
  const old = [`OLD00.${owner}.m`, `.${owner}.m`, "nothing of ours", "!keep", "!erase:1.", "!display:full"];
  for (const data of [...own, ...dataOf(bill), ...old]) {
    await forge(budi, bill, data);
    expect(await asItStands(sari, bill), data).toBe(before);
  }
  await budi.presses("💧 Air PDAM");
  expect(budi.screen()).toContain("PDAM");
});

test("data with a name of the language's own is nobody's button", async () => {
  const chat = await startChat();
  onTestFinished(chat.stop);
  const forge = forging(chat);
  const sari = await chat.person("id");
  await sari.says("/start");
  const owner = sari.id.toString(36);
  const [, nonce = ""] = /^(\w+)\./.exec(dataOf(sari.message())[0] ?? "") ?? [];
  const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
  const forged = names.flatMap((name) => [
    `!${name}:x`,
    `${nonce}.${owner}.p:${name}`,
    `${nonce}.${owner}.c:${name}`,
    `${nonce}.${owner}.e:${name}`,
    `${nonce}.${owner}.i:${name}`,
    `${name}.${owner}.m`,
  ]);
  for (const data of [...forged, `${nonce}.zzzzzzzzzzz.m`, "!".repeat(64)]) {
    await forge(sari, sari.message(), data);
  }
  for (const name of names) await sari.says(`/start ${name}_x`, `/${name}`);
  await sari.says("pln pascabayar 514040400482");
  expect(sari.screen()).toContain("Rp25.720");
});

test("who has no role presses no button of the operations group, forges none, and writes over nothing there", async () => {
  const { chat, group, emma, sari } = await opsChat({ access: "open" });
  const forge = forging(chat);
  const inOps = chat.inGroup(sari, group);
  await emma.says("/provider");
  const list = emma.message();
  const before = await asItStands(emma, list);
  const [button = ""] = dataOf(list);
  expect(button).toMatch(/^!provider-off:/);
  await inOps.pressesOn(list, buttonsOf(list)[0]?.button.text ?? "");
  expect(inOps.toast()).toBe("Tombol ini hanya untuk pengelola bot.");
  for (const data of ["!keep", "!ask-access", `.${sari.id.toString(36)}.m`, "x"]) await forge(inOps, list, data);
  expect(await asItStands(emma, list)).toBe(before);

  await sari.says("/start");
  for (const data of [button, "!provider-off:klikoo", `!role:${sari.id} owner`, `!remove-yes:${emma.id}`]) {
    await forge(sari, sari.message(), data);
  }
  await emma.says("/provider", "/agen");
  await sari.says("/agen", "/provider", "/undang owner", "pln pascabayar 514040400482");
  expect(await asItStands(emma, list)).toBe(before);
  expect(sari.screen()).toContain("Rp25.720");
});
