import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type Chat, startChat } from "../support/chat.ts";
import type { Partner } from "../support/chat-partner.ts";
import { heldKlikoo } from "../support/held-klikoo.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const owner = 6_000_000_001;

async function started(options: Parameters<typeof startChat>[0] = {}) {
  const chat = await startChat({ adminIds: [owner], ...options });
  onTestFinished(chat.stop);
  const [emma, sari] = [await chat.person("en"), await chat.person("id")];
  return { chat, emma, sari };
}

/** The reference under a result. */
function referenceOf(partner: Partner): string {
  const [, reference = ""] = /Ref (\w{10})/.exec(partner.message().text ?? "") ?? [];
  return reference;
}

describe("what happened to a check", () => {
  test("is told to an owner by its reference, also as it is typed by hand", async () => {
    const { emma, sari } = await started();
    await sari.says("pln pascabayar 514040400482");
    const reference = referenceOf(sari);
    expect(reference).not.toBe("");
    await emma.says(`/trace ${reference.toLowerCase()}`);
    const { text = "" } = emma.message();
    expect(text).toContain(`Ref ${reference}`);
    expect(text).toMatch(/private chat\nPLN Postpaid: ••••0482\n\nOutcome: bill found, /);
    expect(text).toMatch(
      /Providers asked\n1\. ayopop \w+: provider down \(181\), \d.+\n2\. klikoo \w+: bill found, \d/,
    );
    expect(text).not.toContain("514040400482");
    await emma.says(`/lacak ${reference}`);
    expect(emma.message().text).toBe(text);
  });

  test("is there after a restart", async () => {
    const { chat, emma, sari } = await started({ storeUrl: `file:${temporaryFolder()}` });
    await sari.says("pln pascabayar 514040400482");
    const reference = referenceOf(sari);
    await chat.restart();
    await emma.says(`/trace ${reference}`);
    expect(emma.message().text).toContain("Outcome: bill found");
  });

  test("is not told to an agent, for whom there is no such command", async () => {
    const { emma, sari } = await started();
    await emma.says("pln postpaid 514040400482");
    await sari.says(`/lacak ${referenceOf(emma)}`);
    expect(sari.screen()).not.toContain("••••");
    expect(
      sari
        .log()
        .map(({ text }) => text)
        .join(),
    ).not.toContain("Provider yang ditanya");
  });
});

describe("a check that its person gives up", () => {
  test("is in the audit as given up", async () => {
    const { emma, sari } = await started();
    // The sandbox never answers to this number.
    await sari.writes("pln pascabayar 530000000030");
    await sari.sees("Sedang dicek");
    await sari.looks();
    await sari.says("/batal");
    await emma.says("/audit");
    expect(emma.message().text).toMatch(/PLN Postpaid ••••0030: given up · \w{10}/);
  });
});

test("a check that ends with the program is asked again, and in the audit once", { timeout: 30_000 }, async () => {
  const klikoo = await heldKlikoo();
  const storeUrl = `file:${temporaryFolder()}`;
  const { chat, emma, sari } = await started({ storeUrl, providers: klikoo.providers });
  await sari.writes("pln pascabayar 514040400482");
  await klikoo.isAsked("514040400482");
  await chat.restart();
  await expect.poll(() => klikoo.asked).toHaveLength(2);
  await klikoo.answers("514040400482");
  await sari.sees("Total bayar");
  await emma.says("/audit");
  expect(emma.message().text).toMatch(/ \(1\)\n\n.*••••0482: bill found · \w{10}$/);
});

describe("the audit of a day", () => {
  let chat: Chat;
  let emma: Partner;

  beforeAll(async () => {
    chat = await startChat({ adminIds: [owner] });
    emma = await chat.person("en");
    const sari = await chat.person("id");
    for (let number = 0; number < 12; number += 1) await sari.says(`pln pascabayar 5140404004${70 + number}`);
    return chat.stop;
  });

  const lines = () => (emma.message().text ?? "").split("\n").filter((line) => line.includes("••••"));

  test("shows the newest entries, and the others behind buttons, in the same message", async () => {
    await emma.says("/audit");
    const { message_id } = emma.message();
    expect(emma.message().text).toMatch(/^📒 Records of .+ \(12\)\n/);
    expect(lines()).toHaveLength(10);
    expect(lines()[0]).toContain("••••0481");
    await emma.presses("Older ▶️");
    expect(lines().map((line) => /••••(\d+)/.exec(line)?.[1])).toEqual(["0471", "0470"]);
    await emma.presses("◀️ Newer");
    expect(lines()[0]).toContain("••••0481");
    expect(emma.message().message_id).toBe(message_id);
  });

  test("leads to the days before, and back", async () => {
    await emma.says("/audit");
    const today = emma.screen();
    await emma.presses("⏪");
    expect(emma.screen()).toContain("No records on this day yet.");
    await emma.presses("⏩");
    expect(emma.screen()).toBe(today);
  });

  test("is a file for owners, with the taking of it", async () => {
    await emma.says("/audit csv");
    const { text } = await emma.saves(emma.message());
    expect(emma.message().document?.file_name).toMatch(/^audit-\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d\.csv$/);
    expect(emma.message().caption).toMatch(/: 13 lines\.$/);
    expect(text).toMatch(/^time,reference,kind,by,/);
    expect(text.match(/inquiry,[^\r]*••••04\d\d,bill/g)).toHaveLength(12);
    expect(text).toMatch(/deed,[^\r]*,audit-exported,,,\d{4}-\d\d-\d\d_/);
    // The hashes and references are random letters.
    const told = text.replaceAll(/,[\w-]{16},/g, ",,");
    expect(told).not.toMatch(/5140404004|Agen \d|Rp|INDRA/);
  });

  test("of a day without any is none", async () => {
    await emma.says("/audit csv 2020-02");
    expect(emma.screen()).toBe("There are no records on those days.");
    await emma.says("/audit csv 2020-13");
    expect(emma.screen()).toContain("Type /audit for today's records.");
  });
});
