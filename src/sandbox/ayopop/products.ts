import type { SampleName } from "./samples.ts";

export type AyopopProduct = {
  readonly code: string;
  readonly name: string;
  readonly category: string;
  /** The published sample whose shape this product's answers have. */
  readonly sample: SampleName;
  /** The number to which the sample is published as the answer; it is served unchanged. */
  readonly documented?: string;
  /** What three months of it look like, where that is known. */
  readonly threeMonths?: SampleName;
  /** Rupiah for one month or one piece, without the admin fee; absent where the inquiry says the amount. */
  readonly price?: number;
  readonly admin?: number;
  readonly needs?: "amount" | "month" | "zoneId";
  /** Less than this is refused with 313. */
  readonly minimum?: number;
  /** `amount` leaves the admin fee out, against the documentation: so in the sample. */
  readonly adminOnTop?: true;
  /** Answers with the nickname of a player. */
  readonly nickname?: true;
};

const voucher = { category: "Voucher Digital", sample: "300-digital-voucher-docs" } as const;
const game = { category: "Games Voucher", sample: "300-digital-voucher-docs", nickname: true } as const;
const wallet = { category: "eMoney", sample: "300-ewallet-closed-docs", needs: "amount" } as const;
const pulsa = { category: "Pulsa", sample: "300-pulsa-indosat-25k-seed" } as const;
const dataPackage = { category: "Paket Data", sample: "300-paket-data-docs" } as const;
const cable = { category: "Internet dan TV Kabel", sample: "300-internet-tv-docs", documented: "123223345" } as const;
const postpaid = { category: "Pascabayar", sample: "300-mobile-postpaid-docs" } as const;
const token = { category: "Listrik", sample: "300-pln-prepaid-docs" } as const;
const bpjs = { category: "BPJS", admin: 2500 } as const;
const googlePlay = { category: "Google Play", sample: "300-google-play-docs", price: 0 } as const;

export const products: readonly AyopopProduct[] = [
  {
    code: "TLSTPOS",
    name: "PLN Postpaid",
    category: "Listrik",
    sample: "300-pln-postpaid-1bill-docs",
    documented: "516070377775",
    threeMonths: "pln-postpaid-3bills",
    price: 22_220,
    admin: 3000,
  },
  { ...token, code: "PLSTPL20", name: "PLN Prepaid 20.000", documented: "14987654321", price: 20_000 },
  { ...token, code: "PLSTPL50", name: "PLN Prepaid 50.000", price: 50_000 },
  { ...token, code: "PLSTPL100", name: "PLN Prepaid 100.000", price: 100_000 },

  { ...bpjs, code: "BPJSKES", name: "BPJS Kesehatan", sample: "bpjs-health", price: 150_000, needs: "month" },
  {
    ...bpjs,
    code: "TBPJPU",
    name: "PU",
    sample: "300-bpjstk-pu-docs",
    documented: "210800004501",
    price: 108_990,
    adminOnTop: true,
  },
  {
    ...bpjs,
    code: "TBPJPKBU",
    name: "BPU",
    sample: "bpjstk-bpu",
    documented: "1871010907930009",
    price: 36_800,
    needs: "month",
  },

  { ...cable, code: "TITVFM", name: "First Media", price: 385_000, admin: 2500 },
  { ...cable, code: "TITVIH", name: "IndiHome", price: 330_000, admin: 2500 },
  { ...postpaid, code: "TPASHALO", name: "Telkomsel Halo", documented: "0811111111", price: 88_000 },
  { ...postpaid, code: "TPASXL", name: "XL Prioritas", price: 110_000 },

  { ...game, code: "PGVML", name: "Mobile Legends 86 Diamonds", price: 20_000, needs: "zoneId" },
  { ...game, code: "PGVFF", name: "Free Fire 140 Diamonds", price: 20_000 },
  { ...game, code: "PGVGI", name: "Genshin Impact 60 Genesis Crystals", price: 16_000, needs: "zoneId" },
  { ...game, code: "PGVHSR", name: "Honkai: Star Rail 60 Oneiric Shards", price: 16_000, needs: "zoneId" },

  { ...pulsa, code: "PPLSTK10", name: "Telkomsel Pulsa 10.000", price: 10_550 },
  {
    ...pulsa,
    code: "PPLSIND12",
    name: "Indosat Pulsa 12.000 -AR",
    sample: "300-pulsa-indosat-12k-docs",
    documented: "0814111111200",
    price: 12_250,
  },
  { ...pulsa, code: "PLSPRIDA25K", name: "Indosat Pulsa 25.000 -AR", documented: "0814111111200", price: 25_100 },
  { ...pulsa, code: "PPLSXL10", name: "XL Pulsa 10.000", price: 10_800 },
  // The published answer to this code names Axis and another number; only the number is as it was sent here.
  {
    ...dataPackage,
    code: "PPDTIND100MB",
    name: "Indosat Paket Data 100 MB",
    documented: "0814111111200",
    price: 4900,
  },
  { ...dataPackage, code: "PDAX101", name: "Axis Paket Data", documented: "083100000011", price: 9900 },

  { ...wallet, code: "LAEM", name: "LinkAja Linkaja", minimum: 10_000 },
  { ...wallet, code: "PEMOVO", name: "OVO" },
  { ...wallet, code: "PEMGOPAY", name: "GoPay" },
  { ...wallet, code: "PEMDANA", name: "DANA" },

  // The amount of a Google Play code is only told when it is paid: the inquiry says 0.
  { ...googlePlay, code: "PGPLGL20", name: "Google Play 20.000" },
  { ...googlePlay, code: "PGPLGL50", name: "Google Play 50.000" },
  { ...voucher, code: "PVDGAF50", name: "Voucher Alfamart 50.000", documented: "082160482001", price: 50_000 },
];
