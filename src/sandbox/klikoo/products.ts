export type KlikooProduct = {
  readonly code: string;
  readonly name: string;
  readonly category: string;
  /** The published sample whose shape this product's answers have. */
  readonly sample: SampleName;
  /** The number to which the sample is published as the answer; it is served unchanged, whatever product it names. */
  readonly documented?: string;
  /** Rupiah for one month, without the fee. */
  readonly price: number;
  /** What the customer pays on top, once. */
  readonly fee: number;
  /** What stays with the partner. */
  readonly margin: number;
  /** Only BPJS has a `period`, and must have it. */
  readonly needsPeriod?: true;
};

export type SampleName = "bpjs" | "multifinance-wom" | "netflix-due-date" | "pdam" | "pln";

const pdam = { category: "pdam", sample: "pdam", fee: 2500, margin: 1980 } as const;
const multifinance = { category: "multifinance", sample: "multifinance-wom", fee: 5000, margin: 600 } as const;
const streaming = { category: "tv", sample: "netflix-due-date", fee: 0, margin: 300 } as const;

export const products: readonly KlikooProduct[] = [
  {
    code: "POSTPAIDPLN",
    name: "PLN Pascabayar",
    category: "plnpostpaid",
    sample: "pln",
    documented: "514040400482",
    price: 187_350,
    fee: 3000,
    margin: 360,
  },
  { ...pdam, code: "PDAMABOJ", name: "PDAM Bogor", price: 87_500 },
  { ...pdam, code: "PDAMMJK", name: "PDAM Mojokerto", price: 64_200 },
  { ...pdam, code: "PDAMACEHTGR", name: "PDAM Aceh Tenggara", documented: "1160026", price: 52_750 },
  {
    code: "RBASRBPJSKSH",
    name: "BPJS Kesehatan",
    category: "bpjs",
    sample: "bpjs",
    documented: "8888801433177155",
    price: 105_000,
    fee: 2500,
    margin: 1550,
    needsPeriod: true,
  },
  { ...streaming, code: "FIRSMEDIA", name: "First Media", price: 385_000 },
  { ...streaming, code: "NETFLIX", name: "Netflix", documented: "622177311", price: 108_900 },
  { ...multifinance, code: "RBKREDITBAF", name: "BAF", documented: "547010008701", price: 742_000 },
  { ...multifinance, code: "RBFNFIF", name: "FIF", price: 615_000 },
  { ...multifinance, code: "RBFNWOM", name: "WOM Finance", documented: "547010008701", price: 1_005_500 },
];
