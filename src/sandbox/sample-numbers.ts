import type { Bilingual } from "./stories.ts";

/** A number to try in the bot, with all that its product asks for. */
export type SampleNumber = {
  /** The id of a product of the catalogue. */
  readonly product: string;
  readonly account: string;
  readonly months?: number;
  readonly zone?: string;
  readonly amount?: number;
  readonly text: Bilingual;
};

/** Every published sample that the bot can ask for, and a number for each product that has none. */
export const sampleNumbers: readonly SampleNumber[] = [
  sample(
    "pln-postpaid",
    "516070377775",
    "PLN pascabayar, satu bulan dengan denda",
    "PLN postpaid, one month with a fine",
  ),
  sample("pln-postpaid", "514040400482", "PLN pascabayar, dijawab Klikoo", "PLN postpaid, answered by Klikoo"),
  sample("pln-postpaid", "520511567087", "PLN pascabayar, dijawab Klikoo", "PLN postpaid, answered by Klikoo"),
  sample("pln-postpaid", "533512366386", "PLN pascabayar, dijawab Klikoo", "PLN postpaid, answered by Klikoo"),
  sample("pln-prepaid", "14987654321", "Token PLN 20.000", "PLN token of 20,000", { amount: 20_000 }),
  sample("pdam-bogor", "107917", "PDAM Bogor", "PDAM Bogor"),
  sample("pdam-mojokerto", "1726010024", "PDAM Mojokerto", "PDAM Mojokerto"),
  sample("pdam-aceh-tenggara", "1160026", "PDAM Aceh Tenggara", "PDAM Aceh Tenggara"),
  sample("bpjs-kesehatan", "8888801433177155", "BPJS Kesehatan, dijawab Klikoo", "BPJS health, answered by Klikoo", {
    months: 1,
  }),
  sample("bpjs-kesehatan", "8888801470615100", "BPJS Kesehatan, dijawab Ayopop", "BPJS health, answered by Ayopop", {
    months: 1,
  }),
  sample("bpjs-tk-pu", "210800004501", "BPJS Ketenagakerjaan PU", "BPJS employment, for employers"),
  sample("bpjs-tk-bpu", "1871010907930009", "BPJS Ketenagakerjaan BPU", "BPJS employment, for the self-employed", {
    months: 1,
  }),
  sample("first-media", "11632498", "First Media", "First Media"),
  sample("first-media", "12524412", "First Media", "First Media"),
  sample("first-media", "1778551", "First Media", "First Media"),
  sample("indihome", "123223345", "IndiHome", "IndiHome"),
  sample("netflix", "622177311", "Netflix, dengan jatuh tempo", "Netflix, with a due date"),
  sample("telkomsel-halo", "0811111111", "Telkomsel Halo", "Telkomsel Halo"),
  sample("xl-postpaid", "0817123456", "XL pascabayar", "XL postpaid"),
  sample("baf", "547010008701", "Angsuran BAF, biaya di dalam total", "BAF instalment, fee within the total"),
  sample("baf", "225010040304", "Angsuran BAF", "BAF instalment"),
  sample("fif", "607002393411", "Angsuran FIF", "FIF instalment"),
  sample("wom", "547010008701", "Angsuran WOM Finance", "WOM Finance instalment"),
  sample("mobile-legends", "12345678", "Mobile Legends, nama pemain", "Mobile Legends, name of the player", {
    zone: "1234",
  }),
  sample("free-fire", "1234567890", "Free Fire, nama pemain", "Free Fire, name of the player"),
  sample("genshin-impact", "800123456", "Genshin Impact, server Asia", "Genshin Impact, Asian server"),
  sample("honkai-star-rail", "800123456", "Honkai: Star Rail, server Asia", "Honkai: Star Rail, Asian server"),
  sample("pulsa-telkomsel", "08126552652", "Pulsa Telkomsel", "Telkomsel airtime", { amount: 10_000 }),
  sample("pulsa-indosat", "0814111111200", "Pulsa Indosat 12.000", "Indosat airtime of 12,000", { amount: 12_000 }),
  sample("pulsa-indosat", "0814111111200", "Pulsa Indosat 25.000", "Indosat airtime of 25,000", { amount: 25_000 }),
  sample("pulsa-xl", "0817123456", "Pulsa XL", "XL airtime", { amount: 10_000 }),
  sample("data-indosat-100mb", "0814111111200", "Paket data Indosat", "Indosat data"),
  sample("data-axis", "083100000011", "Paket data Axis", "Axis data"),
  sample("linkaja", "081215474224", "LinkAja", "LinkAja", { amount: 101_500 }),
  sample("linkaja", "085714208600", "LinkAja, nominal terlalu kecil", "LinkAja, amount too small", { amount: 5000 }),
  sample("ovo", "081215474224", "OVO", "OVO", { amount: 50_000 }),
  sample("gopay", "081215474224", "GoPay", "GoPay", { amount: 50_000 }),
  sample("dana", "081215474224", "DANA", "DANA", { amount: 50_000 }),
  sample("google-play", "budi@example.com", "Google Play: harga belum disebut", "Google Play: no price told yet", {
    amount: 20_000,
  }),
  sample("alfamart", "082160482001", "Voucher Alfamart", "Alfamart voucher", { amount: 50_000 }),
];

function sample(
  product: string,
  account: string,
  id: string,
  en: string,
  more: Pick<SampleNumber, "months" | "zone" | "amount"> = {},
): SampleNumber {
  return { product, account, ...more, text: { id, en } };
}
