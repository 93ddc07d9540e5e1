import { afterAll, describe, expect, test } from "vitest";
import type { PlaygroundGroup } from "../../src/playground/playground-options.ts";
import type { Message } from "../../src/playground/world/message.ts";
import { startChat } from "../support/chat.ts";
import type { Partner } from "../support/chat-partner.ts";
import { said } from "../support/said.ts";
import { buttonsOf, written } from "../support/shown-message.ts";

const chat = await startChat();
afterAll(chat.stop);

const bot = "@cek_tagihan_bot";
const account = "514040400482";
const masked = "👤 IND** PUT**\n🔢 5140••••0482";
const whole = "👤 INDAH PUTRI\n🔢 514040400482";

/** Two people in a group, who have not met the bot anywhere else. Of those who look after it Sari is the only one. */
async function two(languages: readonly [string, string] = ["id", "id"], more: Partial<PlaygroundGroup> = {}) {
  const [ofSari, ofBudi] = [await chat.person(languages[0]), await chat.person(languages[1])];
  const group = chat.newGroup(more.admins === undefined ? more : { ...more, admins: [ofSari.id] });
  return { group, sari: chat.inGroup(ofSari, group), budi: chat.inGroup(ofBudi, group), ofSari, ofBudi };
}

const alone = (partner: Partner) => partner.whispers().map(written);
const sentTo = (group: number) => chat.counts().chats.get(group)?.sent ?? 0;
const doorOn = (message: Message) => buttonsOf(message).flatMap(({ button }) => button.url ?? [])[0];

describe("two people in one group", () => {
  test("have each their own conversation and language, and reply to what they were asked", async () => {
    const { sari, budi } = await two(["id", "en"]);
    await sari.says("/cek");
    await budi.says("/check");
    await sari.presses("BPJS", "BPJS Kesehatan");
    await budi.presses("Electricity", "PLN Postpaid");
    expect(sari.screen()).toMatch(/^BPJS Kesehatan\n\nKirim nomor VA/);
    expect(sari.screen()).toMatch(/\n\n↩️ Balas pesan ini ya\. Tidak jadi\? Ketik \/batal$/);
    expect(budi.screen()).toMatch(/^PLN Postpaid\n\nSend the PLN customer ID/);
    expect(budi.screen()).toMatch(/\n\n↩️ Reply to this message\. Changed your mind\? Type \/cancel$/);
    for (const [one, other] of [
      [sari, budi],
      [budi, sari],
    ] as const) {
      expect((await one.asked())?.message_id).toBe(one.message().message_id);
      expect(one.message().message_id).not.toBe(other.message().message_id);
    }
    await budi.replies(account);
    await sari.replies("8888801433177155");
    expect(budi.screen()).toContain("Total to pay: IDR 25,720");
    await sari.presses("1");
    expect(sari.screen()).toContain("🔢 8888••••7155\nJumlah bulan: 1");
    expect(sari.screen()).toContain("Total bayar");
    for (const one of [sari, budi]) expect(one.log()).toHaveLength(1);
  });

  test.each([
    ["id", "Tombol ini milik orang lain. Ketik /cek untuk mulai sendiri."],
    ["en", "This button belongs to someone else. Type /check to start your own."],
  ])("cannot press each other's buttons, and are told so in a line: %s", async (language, toast) => {
    const { sari, budi, ofSari } = await two(["id", language]);
    await ofSari.says("/start");
    await sari.says("/cek");
    const before = sari.screen();
    await budi.pressesOn(sari.message(), "BPJS");
    expect(budi.toast()).toBe(toast);
    expect(toast.length).toBeLessThanOrEqual(200);
    await sari.rests();
    expect(sari.screen()).toBe(before);
    await sari.presses("BPJS");
    expect(sari.toast()).toBeUndefined();
    expect(sari.screen()).toContain("[BPJS Kesehatan]");
    await sari.says(`/cek pln pascabayar ${account}`);
    await budi.pressesOn(sari.message(), "🔒 Tagihan lengkap");
    expect(budi.toast()).toBe(toast);
    expect(alone(budi)).toEqual([]);
  });

  test("are not answered what they say to each other; a command, a mention and a reply are", async () => {
    const { sari, budi } = await two();
    await sari.says("/cek");
    await budi.writes(account);
    await budi.writes("nanti aku cek ya");
    await budi.writes("/cek@another_bot");
    await sari.says(`${bot} pln pascabayar ${account}`);
    expect(sari.screen()).toContain("Total bayar: Rp25.720");
    expect(sari.log()).toHaveLength(1);
    await budi.says(`/cek@cek_tagihan_bot pln ${account}`);
    expect(budi.screen()).toContain("5140••••0482 di “pln”, yang mana?");
    await sari.replies("533512366386");
    expect(sari.screen()).toContain("🔢 5335••••6386");
  });
});

describe("a check in a group", () => {
  test("is asked anew when its line is corrected, and one that was for another bot is not", async () => {
    const { sari } = await two();
    const line = await sari.writes("/cek pln pascabayar 533512366386");
    await sari.sees("Total bayar");
    await sari.rests();
    await sari.edits(line, `/cek pln pascabayar ${account}`);
    expect(sari.screen()).toContain(masked);
    expect(sari.log()).toHaveLength(2);
    const update = {
      update_id: 77_000_002,
      edited_message: { ...line, chat: { id: line.chat.id, type: "supergroup" }, text: `/cek@another_bot ${account}` },
    };
    await chat.deliver(update);
    await sari.rests();
    expect(sari.log()).toHaveLength(2);
  });

  test("by the menu sends three messages and leaves one, which is an answer to its person", async () => {
    const { sari, group } = await two();
    await sari.says("/cek");
    await sari.presses("Listrik", "PLN Pascabayar");
    const prompt = sari.message();
    await sari.replies(account);
    expect(sentTo(group)).toBe(3);
    expect(sari.log()).toHaveLength(1);
    expect(sari.log()[0]?.message_id).not.toBe(prompt.message_id);
    expect(sari.message()).toMatchObject({ reply_to_message: { text: account, from: { id: sari.id } } });
  });

  test("in one line sends one message, and five checks leave five bills", async () => {
    const { sari, group } = await two();
    for (let check = 0; check < 5; check += 1) await sari.says(`/cek pln pascabayar ${account}`);
    expect(sentTo(group)).toBe(5);
    expect(sari.log()).toHaveLength(5);
    for (const message of sari.log()) expect(message.text).toContain("Total bayar: Rp25.720");
  });

  test.each([
    ["id", "/cek", ["Listrik", "PLN Pascabayar"], "⚠️ Nomornya harus 12 angka", "/batal", "Oke, dibatalkan."],
    ["en", "/check", ["Electricity", "PLN Postpaid"], "⚠️ The number must have 12 digits", "/cancel", "OK, cancelled."],
  ] as const)("is asked again below a wrong number, and ends when it is called off: %s", async (...given) => {
    const [language, command, labels, trouble, end, ended] = given;
    const { sari } = await two([language, "id"]);
    await sari.says(command);
    await sari.presses(...labels);
    const first = sari.message();
    await sari.replies("5140");
    expect(sari.screen()).toContain(trouble);
    expect(sari.message().message_id).not.toBe(first.message_id);
    expect((await sari.asked())?.message_id).toBe(sari.message().message_id);
    await sari.says(end);
    expect(sari.screen()).toContain(ended);
    expect(sari.log()).toHaveLength(1);
  });

  test("keeps its buttons where there is something to press", async () => {
    const { sari } = await two();
    await sari.says("/cek linkaja 081234567890");
    expect(sari.screen()).toContain("Di grup, kirim sebagai balasan ke pesan ini.");
    expect(await sari.asked()).toBeUndefined();
    await sari.presses("Nominal lain");
    expect((await sari.asked())?.message_id).toBe(sari.message().message_id);
    await sari.repliesAsAsked("50rb");
    expect(sari.screen()).toContain("Rp50.000");
    expect(sari.log()).toHaveLength(1);
    await sari.says("/cek pln pascabayar 14987654321");
    await sari.presses("Token PLN");
    expect(sari.screen()).toMatch(/^Token PLN \(Prabayar\)\n🔢 149••••321\n\nNominal yang mana\?/);
  });

  test("is protected from being handed on, each of its messages", async () => {
    const { sari } = await two();
    await sari.says("/cek");
    const menu = sari.message();
    await sari.presses("Listrik", "PLN Pascabayar");
    const prompt = sari.message();
    await sari.replies(account);
    for (const one of [menu, prompt, sari.message()]) expect(one.has_protected_content).toBe(true);
    const own = await chat.person("id");
    await own.says(`pln pascabayar ${account}`);
    expect(own.message()).not.toHaveProperty("has_protected_content");
  });
});

describe("of a bill a group sees", () => {
  test.each([
    ["id", "/cek pln pascabayar", "Total bayar: Rp25.720", /^PLN Pascabayar\n/, "Salin total"],
    ["en", "/check pln postpaid", "Total to pay: IDR 25,720", /^PLN Postpaid\n/, "Copy total"],
  ])("whose it is, but masked, and how much: %s", async (language, command, total, name, copy) => {
    const { sari } = await two([language, "id"]);
    await sari.says(`${command} ${account}`);
    expect(sari.screen()).toMatch(name);
    expect(sari.screen()).toContain(`${masked}\n\n${total}\n`);
    expect(JSON.stringify(sari.message())).not.toMatch(/INDAH|PUTRI|25\.360|22\.970/);
    expect(JSON.stringify(buttonsOf(sari.message()))).not.toContain(account);
    expect(sari.copies(copy)).toBe("25720");
  });

  test("neither cost nor margin, not even in what its person sees there alone", async () => {
    const person = await chat.person("id");
    await person.says(`pln pascabayar ${account}`);
    expect(person.screen()).toContain("🔒 Khusus agen: modal Rp25.360, komisi Rp360");
    const { sari } = await two();
    await sari.puts({ member: true, admin: true });
    await sari.says(`/cek pln pascabayar ${account}`);
    expect(JSON.stringify([...sari.log(), ...sari.whispers()])).not.toMatch(/modal|komisi|25\.360|25360/);
  });
});

describe("the whole bill goes to its person alone", () => {
  test.each([
    ["id", "/cek pln pascabayar", "🔒 Tagihan lengkap, hanya Anda yang melihat ini.", "Total bayar: Rp25.720"],
    ["en", "/check pln postpaid", "🔒 The whole bill, seen by you alone.", "Total to pay: IDR 25,720"],
  ] as const)("in the group, where the bot is its admin: %s", async (language, command, head, total) => {
    const { sari, budi, ofSari } = await two([language, "id"]);
    await sari.puts({ member: true, admin: true });
    await sari.says(`${command} ${account}`);
    expect(alone(sari)).toEqual([expect.stringContaining(head)]);
    expect(alone(sari)[0]).toContain(whole);
    expect(alone(sari)[0]).toContain(total);
    expect(sari.whispers()[0]?.has_protected_content).toBe(true);
    await budi.looks();
    expect(alone(budi)).toEqual([]);
    await ofSari.looks();
    expect(ofSari.log()).toEqual([]);
  });

  test("in the group, in answer to a press", async () => {
    const { sari, group } = await two();
    await sari.says("/cek bpjs kesehatan 8888801433177155");
    await sari.presses("2");
    expect(alone(sari)).toEqual([expect.stringContaining("🔢 8888801433177155\nJumlah bulan: 2")]);
    expect(sari.log()).toHaveLength(1);
    expect(sentTo(group)).toBe(2);
  });

  test("in their own chat, where they have talked with the bot, and what they do there is left alone", async () => {
    const { sari, ofSari } = await two();
    await ofSari.says("/start");
    await ofSari.presses("Listrik");
    const there = ofSari.screen();
    await sari.says(`/cek pln pascabayar ${account}`);
    await ofSari.looks();
    expect(ofSari.log().map(written)).toEqual([there, expect.stringContaining("INDAH PUTRI")]);
    expect(written(ofSari.log()[1] as Message)).toContain("🔒 Khusus agen: modal Rp25.360, komisi Rp360");
    expect(alone(sari)).toEqual([]);
    expect(doorOn(sari.message())).toBeUndefined();
  });

  test("again when they ask for it again, in the group since they pressed", async () => {
    const { sari, ofSari } = await two();
    await ofSari.says("/start");
    await sari.says(`/cek pln pascabayar ${account}`);
    await sari.presses("🔒 Tagihan lengkap");
    expect(alone(sari)).toEqual([expect.stringContaining("INDAH PUTRI")]);
    expect(sari.log()).toHaveLength(1);
    await sari.says("/terakhir");
    await sari.presses("🔒 Tagihan lengkap");
    expect(alone(sari)).toHaveLength(2);
  });

  test("once, however often Telegram tells what they wrote", async () => {
    const { sari, ofSari, group } = await two();
    await ofSari.says("/start");
    const update = {
      update_id: 77_000_001,
      message: {
        message_id: 900_001,
        date: 1,
        chat: { id: group, type: "supergroup", title: "Agen" },
        from: { id: sari.id, is_bot: false, first_name: "Sari", language_code: "id" },
        text: `/cek pln pascabayar ${account}`,
      },
    };
    await chat.deliver(update);
    await sari.sees("Total bayar");
    await chat.deliver(update);
    await sari.says("/bantuan");
    await ofSari.looks();
    expect(ofSari.log().filter(({ text }) => text?.includes("INDAH PUTRI"))).toHaveLength(1);
  });
});

describe("who has not talked with the bot", () => {
  test.each([
    ["id", "/cek pln pascabayar", "🔒 Tagihan lengkap", "🔒 Khusus agen", said("id", "notice.door-gone")],
    ["en", "/check pln postpaid", "🔒 Whole bill", "🔒 Agent only", said("en", "notice.door-gone")],
  ] as const)("has the whole bill behind a link, once: %s", async (language, command, label, own, gone) => {
    const { sari, ofSari } = await two([language, "id"]);
    await sari.says(`${command} ${account}`);
    const door = doorOn(sari.message());
    expect(door).toMatch(/^https:\/\/t\.me\/cek_tagihan_bot\?start=b_[\w-]{22}$/);
    expect(sari.screen()).toContain(`[${label}]`);
    expect(sari.log()).toHaveLength(1);
    await ofSari.opens(door ?? "");
    expect(ofSari.screen()).toContain(whole);
    expect(ofSari.screen()).toContain(own);
    await sari.looks();
    expect(doorOn(sari.message())).toBeUndefined();
    expect(sari.screen()).toContain(`[${label}]`);
    await ofSari.opens(door ?? "");
    expect(ofSari.screen()).toContain(gone);
    await ofSari.says(language === "id" ? "/terakhir" : "/last");
    expect(ofSari.screen()).toContain(whole);
  });

  test("has the next one in their own chat, once they have come through", async () => {
    const { sari, ofSari } = await two();
    await sari.says(`/cek pln pascabayar ${account}`);
    await ofSari.opens(doorOn(sari.message()) ?? "");
    await sari.says("/cek pln pascabayar 533512366386");
    await ofSari.looks();
    expect(ofSari.log().map(({ text }) => text)).toEqual([
      expect.stringContaining(account),
      expect.stringContaining("533512366386"),
    ]);
    expect(doorOn(sari.message())).toBeUndefined();
  });

  test.each([
    ["id", said("id", "notice.door-of-another")],
    ["en", said("en", "notice.door-of-another")],
  ])("keeps it when somebody else follows the link, who is refused politely: %s", async (language, refused) => {
    const { sari, ofSari, ofBudi } = await two(["id", language]);
    await sari.says(`/cek pln pascabayar ${account}`);
    const door = doorOn(sari.message()) ?? "";
    await ofBudi.opens(door);
    expect(ofBudi.screen().startsWith(refused)).toBe(true);
    expect(JSON.stringify(ofBudi.log())).not.toMatch(/INDAH|514040400482/);
    await ofSari.opens(door);
    expect(ofSari.screen()).toContain(whole);
  });

  test("who has gone on meanwhile still finds the link under the bill", async () => {
    const { sari, ofSari } = await two();
    await sari.says(`/cek pln pascabayar ${account}`);
    await sari.says("/cek");
    const [bill] = sari.log();
    expect(written(bill as Message)).toMatch(/\[Salin total\]\n\[🔒 Tagihan lengkap\]$/);
    await ofSari.opens(doorOn(bill as Message) ?? "");
    expect(ofSari.screen()).toContain(whole);
  });

  test.each(["b_", "b_short", "b_AAAAAAAAAAAAAAAAAAAAAA", `b_${"x".repeat(60)}`])(
    "and comes with %s that was never given, begins like everybody",
    async (payload) => {
      const person = await chat.person("id");
      await person.says(`/start ${payload}`);
      expect(person.screen()).toContain("Mau cek tagihan apa?");
    },
  );
});

describe("what a group sees of bills", () => {
  test.each([
    ["id", "/tampilan", "Lengkap", "Ringkas", "/cek pln pascabayar", "display.now-full", "display.now-masked"],
    ["en", "/display", "In full", "Brief", "/check pln postpaid", "display.now-full", "display.now-masked"],
  ] as const)("its admin changes, and everybody is told what that means: %s", async (...given) => {
    const [language, command, fully, brief, check, full, short] = given;
    const { sari, budi, ofBudi } = await two([language, language], { admins: [] });
    await ofBudi.says("/start");
    await sari.says(command);
    const settings = sari.message();
    expect(settings.text).toBe(said(language, short).replaceAll(/<\/?b>/g, ""));
    await sari.pressesOn(settings, fully);
    expect(sari.toast()).toBe(said(language, "display.chosen-full"));
    await sari.looks();
    expect(sari.log()[0]?.text).toBe(said(language, full).replaceAll(/<\/?b>/g, ""));
    await budi.says(`${check} ${account}`);
    expect(budi.screen()).toContain(whole);
    expect(JSON.stringify(budi.message())).not.toMatch(/modal|komisi|cost|commission|25[.,]360/i);
    expect(budi.message().has_protected_content).toBe(true);
    expect(budi.screen()).not.toContain("🔒");
    await ofBudi.looks();
    expect(ofBudi.log()).toHaveLength(1);
    await sari.pressesOn(sari.log()[0] as Message, brief);
    await budi.says(`${check} ${account}`);
    expect(budi.screen()).toContain(masked);
  });

  test.each([
    ["id", "/tampilan"],
    ["en", "/display"],
  ] as const)("nobody else changes: %s", async (language, command) => {
    const { sari, budi } = await two(["id", language], { admins: [] });
    await budi.says(command);
    expect(budi.screen()).toBe(said(language, "display.admins-only"));
    await sari.says("/tampilan");
    await budi.pressesOn(sari.message(), "Lengkap");
    expect(budi.toast()).toBe(said(language, "display.admins-only"));
    await budi.says(`/cek pln pascabayar ${account}`);
    expect(budi.screen()).toContain("5140••••0482");
  });

  test("stays as it was chosen when the group becomes a supergroup and has another number", async () => {
    const { sari, group } = await two(["id", "id"], { admins: [], type: "group" });
    await sari.says("/tampilan");
    await sari.presses("Lengkap");
    const there = await chat.migrate(sari, group);
    await there.says(`/cek pln pascabayar ${account}`);
    expect(there.screen()).toContain(whole);
  });
});
