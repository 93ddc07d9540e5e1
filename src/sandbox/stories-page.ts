import { type SampleNumber, sampleNumbers } from "./sample-numbers.ts";
import { type Bilingual, stories } from "./stories.ts";

type PageLocale = keyof Bilingual;

const words = {
  id: {
    samples: "Nomor contoh",
    samplesHint: "Jawaban contoh dari dokumentasi penyedia, atau tagihan yang dibuat seperti contoh itu.",
    stories: "Nomor cerita",
    storiesHint: "Enam digit terakhir nomor menentukan jawabannya, di setiap produk.",
    product: "Produk",
    number: "Nomor",
    more: "Isian lain",
    answer: "Jawaban",
    ending: "Akhiran",
    months: "bulan",
    zone: "zona",
    mobile: "Ponsel",
  },
  en: {
    samples: "Sample numbers",
    samplesHint: "Answered with the samples of the providers' documentation, or with a bill made after them.",
    stories: "Story numbers",
    storiesHint: "The last six digits of a number decide the answer, at every product.",
    product: "Product",
    number: "Number",
    more: "Other inputs",
    answer: "Answer",
    ending: "Ending",
    months: "months",
    zone: "zone",
    mobile: "Mobile",
  },
} as const;

/** Numbers that tell one story, valid as what they are called. */
export function exampleNumbers(ending: string): {
  readonly pln: string;
  readonly bpjs: string;
  readonly mobile: string;
} {
  return { pln: `530000${ending}`, bpjs: `8888800000${ending}`, mobile: `08120${ending}` };
}

/** An HTML fragment: all numbers that can be tried, and what they do. */
export function storiesPage(locale: PageLocale): string {
  const word = words[locale];
  const samples = sampleNumbers.map((one) => [
    escaped(one.text[locale]),
    code(one.account),
    escaped(inputs(one, locale)),
    code(one.product),
  ]);
  const told = stories.map(({ ending, text }) => {
    const { pln, bpjs, mobile } = exampleNumbers(ending);
    return [code(ending), escaped(text[locale]), code(pln), code(bpjs), code(mobile)];
  });
  return [
    `<section><h2>${word.samples}</h2><p>${word.samplesHint}</p>`,
    table([word.answer, word.number, word.more, word.product], samples),
    `</section><section><h2>${word.stories}</h2><p>${word.storiesHint}</p>`,
    table([word.ending, word.answer, "PLN", "BPJS", word.mobile], told),
    "</section>",
  ].join("\n");
}

function inputs({ months, zone, amount }: SampleNumber, locale: PageLocale): string {
  const word = words[locale];
  const parts = [
    months === undefined ? undefined : `${months} ${word.months}`,
    zone === undefined ? undefined : `${word.zone} ${zone}`,
    amount === undefined ? undefined : String(amount),
  ];
  return parts.filter((part) => part !== undefined).join(", ");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
  return `<table><thead>${line(head, "th")}</thead><tbody>${rows.map((row) => line(row, "td")).join("\n")}</tbody></table>`;
}

function code(text: string): string {
  return `<code>${escaped(text)}</code>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
