import { sampleNumbers } from "./sample-numbers.ts";
import { type Bilingual, stories } from "./stories.ts";
import { exampleNumbers } from "./stories-page.ts";

const rest = {
  id: "Angka terakhir menentukan jawabannya, di produk apa pun:",
  en: "The last digits decide the answer, at any product:",
} as const;

/** The same numbers as the page has, short enough for a chat: one for each product, and what the stories end in. */
export function numbersToTry(locale: keyof Bilingual): string {
  const firsts = sampleNumbers.filter(
    ({ product }, at) => sampleNumbers.findIndex((one) => one.product === product) === at,
  );
  return [
    ...firsts.map(({ account, text }) => `<code>${account}</code> ${text[locale]}`),
    "",
    rest[locale],
    ...stories.map(({ ending, text }) => `<code>${exampleNumbers(ending).pln}</code> ${text[locale]}`),
  ].join("\n");
}
