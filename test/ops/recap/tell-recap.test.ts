import { describe, expect, test } from "vitest";
import type { AuditEntry } from "../../../src/access/audit.ts";
import { readAuditEntry } from "../../../src/access/read-audit-entry.ts";
import { randomNames } from "../../../src/app/random-names.ts";
import { defaultCatalogue } from "../../../src/catalogue/default-catalogue.ts";
import type { Sent } from "../../../src/desk/messenger.ts";
import { catalogue as catalogueOf } from "../../../src/domain/catalogue.ts";
import type { Locale } from "../../../src/domain/locale.ts";
import { referenceAt } from "../../../src/domain/reference.ts";
import { allWords } from "../../../src/i18n/words.ts";
import { namingFrom } from "../../../src/ops/incidents/naming-from.ts";
import { recapTeller } from "../../../src/ops/recap/tell-recap.ts";
import { audit } from "../../../src/storage/audit.ts";
import { recapClaims } from "../../../src/storage/recaps.ts";
import { openedStore } from "../../support/opened-store.ts";
import { audited, failed } from "./audited.ts";

const wib = (time: string) => Date.parse(`2026-11-${time}:00+07:00`);
const words = allWords("Asia/Jakarta");
const minute = 60_000;

/** A store with its audit, and programs on it. */
async function programs(locale: Locale, entries: readonly AuditEntry[] = []) {
  const store = await openedStore("memory:");
  const kept = audit(store, readAuditEntry);
  const random = randomNames();
  for (const entry of entries) await kept.add(referenceAt(entry.at, random), entry);
  const sent: string[] = [];
  let now = wib("29T21:00");
  let takes: "all" | "closed" | "away" = "all";
  const missed: string[] = [];
  const { categories, products } = defaultCatalogue();
  const catalogue = catalogueOf(categories, products);
  const naming = namingFrom({ catalogue, personNamed: async () => undefined, suspectButtons: () => [] });
  const program = (instance: string) =>
    recapTeller({
      closing: "21:00",
      claims: recapClaims(store),
      audit: kept,
      messenger: {
        send: async (_, { html }): Promise<Sent> => {
          if (takes !== "all") return { kind: takes };
          sent.push(html);
          return { kind: "sent", message: sent.length };
        },
      },
      address: () => ({ chat: -1 }),
      words: async () => words[locale],
      names: { ...naming, category: catalogue.category },
      instance,
      clock: () => now,
      missed: (how) => void missed.push(how),
    });
  return {
    program,
    claims: recapClaims(store),
    sent,
    missed,
    at: (time: number) => {
      now = time;
    },
    takes: (what: typeof takes) => {
      takes = what;
    },
  };
}

const water = { product: "pdam-bogor", category: "water" } as const;
const day: readonly AuditEntry[] = [
  audited(wib("28T20:59")),
  audited(wib("28T21:00"), { by: "H2" }),
  ...Array.from({ length: 6 }, (_, at) => audited(wib("29T09:00") + at)),
  failed(wib("29T10:00"), "timed-out"),
  audited(wib("29T20:59"), { ...water, outcome: "already-paid" }),
  audited(wib("29T21:00")),
];

describe("the day is told", () => {
  test("in Indonesian", async () => {
    const { program, sent } = await programs("id", day);
    await program("one")();
    expect(sent).toEqual([
      [
        "📊 <b>Rekap sehari</b> sampai 29 Nov 2026, 21.00 WIB",
        "👥 2 agen, 9 cek",
        "",
        "⚡ Listrik PLN: 8, ada tagihan 7, gagal 1",
        "💧 Air PDAM: 1, ada tagihan 0",
        "",
        "<b>Hasilnya</b>",
        "• ada tagihan: 7",
        "• provider gangguan: 1",
        "• sudah lunas: 1",
        "",
        "<b>Paling lambat</b>",
        "• PLN Pascabayar: 0,8s",
        "",
        "<b>Paling sering gagal</b>",
        "• PLN Pascabayar: 1 dari 8",
        "",
        "<b>Provider menjawab</b>",
        "• Ayopop: 88,8% dari 9",
      ].join("\n"),
    ]);
  });

  test("in English", async () => {
    const { program, sent } = await programs("en", day);
    await program("one")();
    expect(sent[0]).toContain("📊 <b>The day</b> until 29 Nov 2026, 21:00 WIB\n👥 Agents: 2, checks: 9\n");
    expect(sent[0]).toContain("\n<b>Answered by providers</b>\n• Ayopop: 88.8% of 9");
  });

  test.each([
    ["id", "📊 Rekap sampai 29 Nov 2026, 21.00 WIB: belum ada cek sehari ini."],
    ["en", "📊 The day until 29 Nov 2026, 21:00 WIB: nothing was checked."],
  ] as const)("in one line when nothing was checked: %s", async (locale, text) => {
    const { program, sent } = await programs(locale);
    await program("one")();
    expect(sent).toEqual([text]);
  });

  test("once, by one of several programs, whatever restarts", async () => {
    const { program, sent, at } = await programs("id", day);
    const [one, other] = [program("one"), program("other")];
    await Promise.all([one(), other(), one()]);
    at(wib("29T21:05"));
    await Promise.all([one(), other(), program("restarted")()]);
    expect(sent).toHaveLength(1);
    at(wib("30T21:00"));
    await other();
    expect(sent).toHaveLength(2);
  });

  test("by another program a minute after the one that had begun is gone", async () => {
    const { program, claims, sent, at } = await programs("id", day);
    await claims(wib("29T21:00")).change(() => ({ by: "gone", at: wib("29T21:00"), isSent: false }));
    const other = program("other");
    at(wib("29T21:00") + minute - 1);
    await other();
    expect(sent).toHaveLength(0);
    at(wib("29T21:01"));
    await other();
    expect(sent).toHaveLength(1);
  });

  test("later when Telegram is away, and not at all to a group that is closed", async () => {
    const { program, sent, missed, at, takes } = await programs("id", day);
    const one = program("one");
    takes("away");
    await one();
    await one();
    expect(missed).toEqual(["away"]);
    at(wib("29T21:02"));
    takes("all");
    await one();
    expect(sent).toHaveLength(1);
    takes("closed");
    at(wib("30T21:00"));
    await one();
    at(wib("30T21:10"));
    takes("all");
    await one();
    expect([sent.length, missed]).toEqual([1, ["away", "closed"]]);
  });
});
