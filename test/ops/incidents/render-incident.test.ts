import { describe, expect, test } from "vitest";
import type { Locale } from "../../../src/domain/locale.ts";
import { allWords } from "../../../src/i18n/words.ts";
import { namingFrom } from "../../../src/ops/incidents/naming-from.ts";
import { renderIncident } from "../../../src/ops/incidents/render-incident.ts";
import { stepBook } from "../../../src/ops/incidents/step-book.ts";
import { keyOf, type Trouble } from "../../../src/ops/incidents/trouble.ts";
import { begins, bookOf, incidentIn, minute, over, seen } from "./happenings.ts";

const words = allWords("Asia/Jakarta");
const at = Date.parse("2026-11-29T14:05:00+07:00");
const naming = namingFrom({
  catalogue: { product: () => undefined, category: () => undefined },
  personNamed: async (handle) => (handle === "H1" ? "<Budi>" : undefined),
  suspectButtons: (handle) => [{ text: "Izinkan", press: `allow:${handle}` }],
});

const written = async (locale: Locale, trouble: Trouble, codes: Readonly<Record<string, number>> = {}) => {
  const { html, rows = [] } = await renderIncident(
    incidentIn(bookOf(begins(trouble, at), seen(trouble, at + minute, { codes })), trouble),
    words[locale],
    naming,
  );
  return [html, ...rows.map((row) => row.map(({ text }) => `[${text}]`).join(" "))].join("\n");
};

test.each<[Locale, Trouble, string]>([
  [
    "id",
    { kind: "provider-down", provider: "ayopop", category: "electricity" },
    "🔴 <b>Ayopop tidak menjawab</b>\nKena: electricity",
  ],
  [
    "en",
    { kind: "provider-misbehaves", provider: "klikoo" },
    "🧩 <b>Answers of Klikoo cannot be read</b>\nPerhaps their format has changed. There is more in the log.",
  ],
  [
    "id",
    { kind: "unknown-code", provider: "klikoo", code: "X<1>", product: "pln-postpaid" },
    "🏷 <b>Klikoo tidak kenal kode X&lt;1&gt;</b>\nProduk: pln-postpaid. Betulkan kodenya di katalog.",
  ],
  [
    "en",
    { kind: "product-fails", product: "pln-postpaid" },
    "📉 <b>pln-postpaid: many checks fail</b>\nMore than half of the checks get no answer.",
  ],
  ["id", { kind: "store" }, "💾 <b>Penyimpanan data bermasalah</b>\nAgen diminta coba lagi. Cek disk atau Redis."],
  [
    "en",
    { kind: "records" },
    "🗂 <b>Conversations cannot be read</b>\nTheir agents start over, and are told so. This can happen after an upgrade; otherwise the data is damaged.",
  ],
  [
    "en",
    { kind: "updates-taken" },
    "🔀 <b>Another program is taking this bot's messages</b>\nAgents may get no answer. Stop the other program with this token, or let all copies use one Redis.",
  ],
  ["en", { kind: "telegram" }, "📡 <b>Telegram is hard to reach</b>\nMessages may be late or get lost."],
])("in %s, %j", async (locale, trouble, text) => {
  const rest =
    locale === "id"
      ? "Sejak 29 Nov 2026, 14.05 WIB\n2×, terakhir 14.06\nKode: 181 ×1\n[🙋 Saya tangani] [🔕 Bisukan 1 jam]"
      : "Since 29 Nov 2026, 14:05 WIB\n2×, last at 14:06\nCodes: 181 ×1\n[🙋 I'm on it] [🔕 Mute 1 hour]";
  expect(await written(locale, trouble, { "181": 1 })).toBe(`${text}\n${rest}`);
});

describe("somebody under suspicion", () => {
  test("is named, with why and with what can be done, and with no number", async () => {
    const text = await written("id", { kind: "abuse", whom: "H1" }, { neighbours: 1, "national-ids": 2 });
    expect(text).toContain(
      "🕵️ <b>&lt;Budi&gt; mungkin mencari-cari data orang</b>\n• Nomornya berurutan\n• Banyak nomor KTP\n",
    );
    expect(text).toContain("\n[Izinkan]\n[🙋 Saya tangani]");
    expect(text).not.toContain("Kode:");
  });

  test("who has gone since is called by their handle", async () => {
    expect(await written("en", { kind: "abuse", whom: "H2" })).toContain("H2 may be looking people up");
  });
});

test.each([
  [
    "id",
    "✅ Beres: <b>Klikoo menolak akses kita</b>\n29 Nov 2026, 14.05 WIB – 15.10, selama 1 jam 5 menit\n2× seluruhnya\n👤 Ditangani Emma",
  ],
  [
    "en",
    "✅ Resolved: <b>Klikoo refuses us</b>\n29 Nov 2026, 14:05 WIB – 15:10, for 1 h 5 min\n2× in all\n👤 Emma is on it",
  ],
] as const)("what is over says how long it lasted, and has no buttons: %s", async (locale, html) => {
  const trouble = { kind: "provider-refuses", provider: "klikoo" } as const;
  const book = bookOf(
    begins(trouble, at),
    seen(trouble, at + minute),
    { kind: "taken", key: keyOf(trouble), by: { person: 1, name: "Emma" } },
    { kind: "muted", key: keyOf(trouble), until: at + 60 * minute },
  );
  const closed = stepBook(book, over(trouble, at + 65 * minute));
  expect(await renderIncident(incidentIn(closed, trouble), words[locale], naming)).toEqual({ html, rows: [] });
});
