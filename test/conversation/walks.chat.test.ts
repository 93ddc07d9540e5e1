import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { startChat } from "../support/chat.ts";
import type { Partner } from "../support/chat-partner.ts";
import { said } from "../support/said.ts";

const chat = await startChat({ providerTimeoutMs: 300 });
afterAll(chat.stop);

const lines = [
  "/start",
  "/cek",
  "/batal",
  "/bahasa",
  "/bantuan",
  "/terakhir",
  "514040400482",
  "14987654321",
  "8888801433177155",
  "081215474224",
  "12345678 (1234)",
  "800123456",
  "530000000304",
  "530000000600",
  "budi@example.com",
  "pln",
  "pdam bogor 107917",
  "3 bulan",
  "50rb",
  "Asia",
  "?",
  "<i>x</i> & y",
];

type Deed = { readonly press: number } | { readonly say: string } | { readonly send: string };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ press: fc.nat({ max: 40 }) }) },
  { weight: 6, arbitrary: fc.record({ say: fc.constantFrom(...lines) }) },
  { weight: 1, arbitrary: fc.record({ send: fc.constantFrom("sticker", "photo") }) },
);

const actionsOf = (person: Partner) => person.buttons().filter(({ callback_data }) => callback_data !== undefined);

async function perform(person: Partner, what: Deed): Promise<string> {
  if ("say" in what) {
    await person.says(what.say);
    return what.say;
  }
  if ("send" in what) {
    await person.sends(what.send);
    return what.send;
  }
  const actions = actionsOf(person);
  const { text } = actions[what.press % actions.length] ?? { text: "" };
  await person.presses(text);
  return `[${text}]`;
}

/** The start, or a way out of where one is. */
const waysOut = ["❔ Bantuan", "❔ Help", "⬅️ Kembali", "⬅️ Back", "✖️ Batal", "✖️ Cancel", "🏠 Produk lain", "🏠 Menu"];

function expectSound(person: Partner, path: readonly string[]): void {
  const where = `${path.join("\n")}\n---\n${person.screen()}`;
  expect(person.screen(), where).not.toMatch(/undefined|NaN|null|\[object|\{\{|\}\}|Invalid Date/);
  expect(person.message().text?.trim(), where).toBeTruthy();
  expect(
    actionsOf(person).some(({ text }) => waysOut.includes(text)),
    where,
  ).toBe(true);
  if (/^\/(batal|start)$/.test(path.at(-1) ?? "")) {
    const questions = (["id", "en"] as const).map((locale) => said(locale, "categories").split("\n")[0] ?? "");
    expect(
      questions.some((question) => person.screen().includes(question)),
      where,
    ).toBe(true);
  }
}

describe("wherever somebody wanders, a whole screen stands there with a way out", () => {
  test.each(["id", "en"])("in %s", { timeout: 60_000 }, async (language) => {
    const walk = fc.asyncProperty(fc.array(deed, { minLength: 25, maxLength: 25 }), async (deeds) => {
      const person = await chat.person(language);
      await person.says("/start");
      const path = ["/start"];
      for (const what of deeds) {
        path.push(await perform(person, what));
        expectSound(person, path);
      }
    });
    await fc.assert(walk, { seed: 20_160_320, numRuns: 6 });
  });
});
