import { afterAll, expect, onTestFinished, test } from "vitest";
import { startChat } from "../support/chat.ts";
import type { Partner } from "../support/chat-partner.ts";
import { buttonOf } from "../support/shown-message.ts";

const chat = await startChat({ providerTimeoutMs: 300 });
afterAll(chat.stop);
// The playground knows nothing of the queries that are made up here, and refuses their answers.
chat.excuse("telegram");

/** The same press once more, as an impatient thumb makes two of one. */
function pressAgain(person: Partner, label: string): object {
  const message = person.message();
  const from = { id: person.id, is_bot: false, first_name: "Sari" };
  const data = buttonOf(message, label).button.callback_data;
  return { callback_query: { id: "0", from, message, chat_instance: "0", data } };
}

test.each([
  ["id", "Menu ini sudah tidak berlaku. Tekan tombol “Mulai lagi”.", "🔄 Mulai lagi", "Mau cek tagihan apa?"],
  ["en", "This menu has expired. Press “Start again”.", "🔄 Start again", "Which bill would you like to check?"],
])("a button of an old keyboard says so and offers a fresh start: %s", async (language, toast, afresh, menu) => {
  const forgetful = await startChat();
  onTestFinished(forgetful.stop);
  const sari = await forgetful.person(language);
  await sari.says("/start");
  // With a store in memory the bot remembers nobody whom it met before.
  await forgetful.restart();
  await sari.presses("BPJS");
  expect(sari.toast()).toBe(toast);

  await sari.sees(afresh);
  await sari.rests();
  await sari.presses(afresh);
  expect(sari.toast()).toBeUndefined();
  expect(sari.screen()).toContain(menu);
  await sari.presses("BPJS");
  expect(sari.screen()).toContain("[BPJS ");
});

test("a button that is pressed twice asks once", async () => {
  const sari = await chat.person("id");
  await sari.says("bpjs kesehatan 8888801433177155");
  const twice = pressAgain(sari, "1");
  const before = chat.inquired().length;
  await sari.presses("1");
  const bill = sari.screen();
  await chat.deliver(twice);
  await sari.says("/terakhir");
  expect(sari.screen()).toBe(bill);
  expect(chat.inquired()).toHaveLength(before + 1);
});

test("a button that is pressed again while the provider is asked changes nothing", async () => {
  const sari = await chat.person("id");
  await sari.says("bpjs kesehatan 8888800000000030");
  const twice = pressAgain(sari, "1");
  const before = chat.inquired().length;
  await sari.taps("1");
  await sari.sees("Sedang dicek");
  await chat.deliver(twice);
  await sari.sees("Sistem pusat sedang gangguan.");
  await sari.rests();
  const references = new Set(
    chat
      .inquired()
      .slice(before)
      .map(({ reference }) => reference),
  );
  expect(references.size).toBe(1);
});

test("an update that is delivered twice is taken once", async () => {
  const sari = await chat.person("id");
  const own = await sari.writes("/start");
  await sari.sees("Mau cek tagihan apa?");
  const before = chat.inquired().length;
  const doubled = { update_id: 77, message: { ...own, text: "pln pascabayar 516070377775" } };
  await chat.deliver(doubled);
  await chat.deliver(doubled);
  await sari.sees("Total bayar");
  await sari.says("/terakhir");
  expect(sari.screen()).toContain("Total bayar");
  expect(chat.inquired()).toHaveLength(before + 1);
  // Shown again it has moved down.
  const bills = sari.log().filter(({ text }) => text?.includes("Total bayar"));
  expect(bills).toHaveLength(1);
});

test("data that no button has is answered like an old button", async () => {
  const sari = await chat.person("id");
  await sari.says("/start");
  const message = sari.message();
  const from = { id: sari.id, is_bot: false, first_name: "Sari" };
  for (const data of ["", "x", "a.b.c", `x.${sari.id.toString(36)}.p:${"a".repeat(40)}`, "\u0000"]) {
    await chat.deliver({ callback_query: { id: "0", from, message, chat_instance: "0", data } });
  }
  await sari.says("/cek");
  expect(sari.screen()).toContain("Mau cek tagihan apa?");
});
