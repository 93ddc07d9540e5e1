import { expect, onTestFinished, test } from "vitest";
import { type Chat, startChat } from "../support/chat.ts";
import type { Partner } from "../support/chat-partner.ts";
import { fixtureText } from "../support/fixture.ts";
import { buttonsOf, written } from "../support/shown-message.ts";
import { wireServer, write } from "../support/wire-server.ts";

const sample = JSON.parse(fixtureText("ayopop", "inquiry-300-paket-data-docs"));

const number = "083100000011";

/** The bot with a provider that answers when it is let, with the same answer each time. */
async function withProvider(answer: object): Promise<{ readonly chat: Chat; readonly let: () => void }> {
  const body = JSON.stringify(answer);
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const provider = await wireServer((_request, response) => {
    void released.then(() => write(response, { status: 200, body }));
  });
  const ayopop = { baseUrl: provider.url, apiKey: "the key", apiSecret: "the secret", version: "2.0" } as const;
  const chat = await startChat({ providers: { kind: "real", ayopop } });
  onTestFinished(chat.stop);
  return { chat, let: release };
}

/** Somebody whose number the provider is being asked for. */
async function waiting(chat: Chat, language = "id"): Promise<Partner> {
  const person = await chat.person(language);
  await person.says("/start");
  await person.writes(`data axis ${number}`);
  await person.sees(language === "id" ? "🔎 Sedang dicek…" : "🔎 Checking…");
  await person.looks();
  return person;
}

test.each([
  ["id", "Paket Data Axis\n🔢 083100000011\n\n🔎 Sedang dicek…\n[✖️ Batal]", "Total bayar: Rp1.000"],
  ["en", "Axis data package\n🔢 083100000011\n\n🔎 Checking…\n[✖️ Cancel]", "Total to pay: IDR 1,000"],
])("while the provider works the chat shows it, by a message and by typing: %s", async (language, screen, end) => {
  const { chat, let: answer } = await withProvider(sample);
  const person = await waiting(chat, language);
  expect(person.screen()).toBe(screen);
  const { message_id } = person.message();
  await person.meets(({ type }) => type === "typing");
  answer();
  await person.rests();
  expect(person.screen()).toContain(end);
  expect(person.message().message_id).toBe(message_id);
});

test.each([
  ["id", "✖️ Batal", "Oke, dibatalkan."],
  ["en", "✖️ Cancel", "OK, cancelled."],
])("a check is called off, and its answer is never shown: %s", async (language, label, said) => {
  const { chat, let: answer } = await withProvider(sample);
  const person = await waiting(chat, language);
  await person.presses(label);
  expect(person.screen()).toContain(said);
  const menu = person.screen();
  answer();
  await person.rests();
  expect(person.screen()).toBe(menu);
  await person.says(`data axis ${number}`);
  expect(person.screen()).toMatch(/1[.,]000/);
});

test("what is typed meanwhile is answered, and the bill comes all the same", async () => {
  const { chat, let: answer } = await withProvider(sample);
  const sari = await waiting(chat);
  await sari.writes("514040400482");
  await sari.sees("Sebentar, yang tadi masih dicek. Tunggu hasilnya atau tekan Batal.");
  answer();
  await sari.rests();
  expect(sari.screen()).toContain("🔢 083100000011");
  expect(sari.screen()).toContain("Total bayar: Rp1.000");
});

test("the next number may be sent meanwhile, and both bills come", async () => {
  const { chat, let: answer } = await withProvider(sample);
  const sari = await waiting(chat);
  await sari.writes("083100000012");
  await sari.sees("🔢 083100000012");
  answer();
  await sari.sees("📬 Hasil cek yang tadi diminta");
  await sari.rests();
  const bills = sari.log().filter((message) => written(message).includes("Total bayar: Rp1.000"));
  const of = (account: string) => bills.filter((message) => written(message).includes(`🔢 ${account}`));
  expect(of("083100000011").length).toBeGreaterThan(0);
  expect(of("083100000012").length).toBeGreaterThan(0);
});

test.each([
  ["id", "📬 Hasil cek yang tadi diminta, <time>:", "Mau cek tagihan apa?", "Salin total"],
  ["en", "📬 The check you asked for at <time>:", "Which bill would you like to check?", "Copy total"],
])("who goes on meanwhile is told the answer by itself, and finds it again: %s", async (language, late, menu, copy) => {
  const { chat, let: answer } = await withProvider(sample);
  const sari = await waiting(chat, language);
  await sari.writes("/start");
  await sari.sees(`${menu}`);
  answer();
  await sari.sees(late);
  await sari.rests();
  const [told] = sari.log().filter((message) => written(message).includes(late));
  if (told === undefined) throw new Error("nothing was told");
  expect(written(told)).toContain("🔢 083100000011");
  expect(buttonsOf(told).map(({ button }) => button.text)).toContain(copy);
  await sari.says("/terakhir");
  expect(sari.screen()).toContain("🔢 083100000011");
});

test("another language meanwhile is the language of the bill", async () => {
  const { chat, let: answer } = await withProvider(sample);
  const sari = await waiting(chat);
  await sari.writes("/language");
  await sari.sees("[English]");
  await sari.looks();
  await sari.taps("English");
  await sari.sees("🔎 Checking…");
  answer();
  await sari.rests();
  expect(sari.screen()).toContain("Total to pay: IDR 1,000");
});

test("a provider's text is text, whatever it looks like", async () => {
  const name = "<b>INDAH</b> & {{PUTRI}} &lt;i&gt; $t(x)";
  const data = { ...sample.data, customerName: name, productName: "<a href='http://x.example'>PLN</a>" };
  const { chat, let: answer } = await withProvider({ ...sample, data });
  answer();
  const sari = await chat.person("id");
  await sari.says(`data axis ${number}`);
  expect(sari.screen()).toContain(`👤 ${name}\n`);
  expect(sari.screen()).toContain("<a href='http://x.example'>PLN</a>");
  expect(sari.copies("Salin untuk pelanggan")).toContain(`Nama: ${name.slice(0, 40)}`);
});

test("a reason in a provider's words is text too", async () => {
  const message = { ID: "<script>alert(1)</script> & tidak ada", EN: "<b>none</b>" };
  const { chat, let: answer } = await withProvider({ responseCode: 304, success: false, message, data: {} });
  answer();
  const emma = await chat.person("en");
  await emma.says(`data axis ${number}`);
  expect(emma.screen()).toContain("The provider says: “<b>none</b>”");
  await emma.says("/bahasa");
  await emma.presses("Bahasa Indonesia");
  expect(emma.screen()).toContain("Pesan dari pusat: “<script>alert(1)</script> & tidak ada”");
});
