import { afterAll, describe, expect, test } from "vitest";
import { defaultCatalogue } from "../../src/catalogue/default-catalogue.ts";
import { catalogue } from "../../src/domain/catalogue.ts";
import type { Locale } from "../../src/domain/locale.ts";
import type { Field, Product } from "../../src/domain/product.ts";
import { type SampleNumber, sampleNumbers } from "../../src/sandbox/sample-numbers.ts";
import { startChat } from "../support/chat.ts";
import type { Partner } from "../support/chat-partner.ts";

const chat = await startChat();
afterAll(chat.stop);

const { categories, products } = defaultCatalogue();
const { product: find, category: findCategory } = catalogue(categories, products);
const totals = { id: /Total bayar: Rp[\d.]+/, en: /Total to pay: IDR [\d,]+/ };
/** LinkAja takes no less than 10.000; its documentation shows what it says of less. */
const tooSmall = (sample: SampleNumber) => sample.product === "linkaja" && sample.amount === 5000;

function productOf({ product: id }: SampleNumber): Product {
  const product = find(id);
  if (product === undefined) throw new Error(`the catalogue has no ${id}`);
  return product;
}

/** From the first screen to the number's, by buttons. */
async function choose(agent: Partner, product: Product, locale: Locale): Promise<void> {
  const category = findCategory(product.category);
  await agent.says("/start");
  await agent.presses(`${category?.icon} ${category?.name[locale]}`, product.name[locale]);
}

/** Enters what the bot asks for, and nothing that it does not ask for. */
async function fillIn(agent: Partner, product: Product, sample: SampleNumber): Promise<void> {
  const entries: Readonly<Record<Field["kind"], string | undefined>> = {
    account: sample.account,
    months: sample.months?.toString(),
    zone: sample.zone,
    amount: sample.amount?.toString(),
  };
  for (const field of product.fields) {
    const isKnown =
      (field.kind === "zone" && field.byFirstDigit !== undefined) ||
      (field.kind === "amount" && field.closed === true && field.choices.length === 1);
    if (!isKnown) await agent.says(entries[field.kind] ?? `no ${field.kind}`);
  }
}

describe("every number that can be tried gives its bill", () => {
  test.each(sampleNumbers.filter((sample) => !tooSmall(sample)))(
    "$text.en: $product $account $amount",
    async (sample) => {
      const agent = await chat.person("id");
      const product = productOf(sample);
      await choose(agent, product, "id");
      await fillIn(agent, product, sample);
      expect(agent.screen()).toMatch(totals.id);
      expect(agent.screen()).toContain(`${product.name.id}\n`);
      expect(agent.screen()).toContain(`🔢 ${sample.account}`);
      expect(agent.screen()).toContain("BUKAN BUKTI PEMBAYARAN");
      expect(agent.screen()).not.toMatch(/N\/A|undefined|NaN|\[object|\{\{/);
    },
  );
});

test("an amount that the wallet does not take is told with its own words", async () => {
  const [sample] = sampleNumbers.filter(tooSmall);
  if (sample === undefined) throw new Error("the sample is gone");
  const agent = await chat.person("id");
  await choose(agent, productOf(sample), "id");
  await fillIn(agent, productOf(sample), sample);
  expect(agent.screen()).toContain("Nominalnya di luar batas.");
  expect(agent.screen()).toContain("Pesan dari pusat: “");
  await agent.presses("✏️ Ubah nominal");
  await agent.says("101500");
  expect(agent.screen()).toMatch(totals.id);
});

describe("every category leads to a bill in English too", () => {
  const first = categories.flatMap(({ id }) => products.find(({ category }) => category === id) ?? []);
  test.each(first)("$category: $name.en", async (product) => {
    const sample = sampleNumbers.find((one) => one.product === product.id && !tooSmall(one));
    if (sample === undefined) throw new Error("no number to try");
    const agent = await chat.person("en");
    await choose(agent, product, "en");
    await fillIn(agent, product, sample);
    expect(agent.screen()).toMatch(totals.en);
    expect(agent.screen()).toContain("NOT PROOF OF PAYMENT");
    expect(agent.screen()).not.toMatch(/Rp\d|N\/A|undefined|NaN|\[object|\{\{/);
  });
});
