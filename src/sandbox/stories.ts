import type { Fault } from "./fault.ts";

export type Bilingual = { readonly id: string; readonly en: string };

export type ProviderId = "ayopop" | "klikoo";

/** What a provider answers to the number of a story. Codes are written as the provider's documentation writes them. */
export type Telling =
  | { readonly kind: "bill"; readonly months?: number; readonly afterMs?: number }
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "fault"; readonly fault: Fault };

export type Story = {
  /** The last six digits of an account number, at every product. */
  readonly ending: string;
  readonly text: Bilingual;
} & Readonly<Record<ProviderId, Telling>>;

export const stories: readonly Story[] = [
  refused("000302", "302", "404xx7010", "sudah dibayar", "already paid"),
  // Klikoo has no code of its own for it, and says "already paid".
  refused("000303", "303", "404xx7010", "tagihan belum terbit", "not issued yet"),
  refused("000304", "304", "404xx7002", "nomor tidak dikenal", "unknown number"),
  refused("000322", "322", "404xx6525", "nomor milik produk lain", "number of another product"),
  refused("000112", "112", "404xx7009", "nomor diblokir", "number is blocked"),
  refused("000320", "320", "404xx7012", "harus dibayar di loket", "to be paid at the counter"),
  refused("000301", "301", "404xx7012", "tunggakan melebihi batas", "too many months in arrears"),
  refused("000313", "313", "503xx9998", "nominal di luar batas", "amount out of range"),
  refused("000310", "310", "503xx9991", "sedang cut-off", "closed for the night"),
  refused("000184", "184", "501xx9976", "produk sedang ditutup", "product is closed"),
  {
    ending: "000330",
    text: { id: "terlalu sering dicek", en: "asked too often" },
    ayopop: { kind: "code", code: "330" },
    klikoo: { kind: "bill" },
  },
  refused("000181", "181", "503xx9991", "gangguan di kedua penyedia", "both providers are down"),
  refused("000401", "401", "403xx6571", "penyedia menolak akses kita", "the provider refuses us"),
  refused("000999", "398", "422xx7999", "kode yang tidak dikenal", "a code that nobody knows"),
  both("000003", { kind: "bill", months: 3 }, "tagihan tiga bulan", "three months of bill"),
  both("000005", { kind: "bill", afterMs: 5000 }, "lambat: 5 detik", "slow: 5 seconds"),
  spoiled("000030", "hang", "tidak pernah menjawab", "never answers"),
  spoiled("000600", "broken-json", "JSON terpotong", "JSON that ends in the middle"),
  spoiled("000601", "gateway-html", "halaman HTML dari gateway (502)", "HTML page of a gateway (502)"),
  spoiled("000500", "bare-error", "galat 500 tanpa JSON", "error 500 without JSON"),
  spoiled("000700", "cut", "koneksi putus", "connection is cut"),
  spoiled("000701", "half-sent", "koneksi putus di tengah jawaban", "connection is cut in mid-answer"),
];

/** Numbers that only the other provider knows: the bot asks there next, and shows the documented sample. */
const elsewhere: Readonly<Record<ProviderId, readonly string[]>> = {
  ayopop: ["514040400482", "520511567087", "533512366386"],
  klikoo: ["8888801470615100"],
};

const unavailable: Readonly<Record<ProviderId, string>> = { ayopop: "181", klikoo: "503xx9991" };

/** An e-mail address tells its story before the `@`. */
export function tellingOf(provider: ProviderId, account: string): Telling {
  if (elsewhere[provider].includes(account)) return { kind: "code", code: unavailable[provider] };
  const ending = account.replace(/@.*/s, "").replace(/\D/g, "").slice(-6);
  return stories.find((story) => story.ending === ending)?.[provider] ?? { kind: "bill" };
}

function refused(ending: string, ayopop: string, klikoo: string, id: string, en: string): Story {
  return { ending, text: { id, en }, ayopop: { kind: "code", code: ayopop }, klikoo: { kind: "code", code: klikoo } };
}

function spoiled(ending: string, fault: Fault, id: string, en: string): Story {
  return both(ending, { kind: "fault", fault }, id, en);
}

function both(ending: string, telling: Telling, id: string, en: string): Story {
  return { ending, text: { id, en }, ayopop: telling, klikoo: telling };
}
