import { readAccount } from "../domain/account-number.ts";
import { mobilePrefixes } from "../domain/account-rules/mobile-prefixes.ts";
import { checkAmount } from "../domain/amount-text.ts";
import type { AccountRule, Field, Product } from "../domain/product.ts";
import { readZone } from "../domain/zone-text.ts";

/** What is wrong with a part of a product, with the path to it. */
export type Flaw = { readonly path: string; readonly problem: string };

export type Surroundings = {
  readonly categories: ReadonlySet<string>;
  readonly products: ReadonlySet<string>;
  readonly providers: readonly string[];
};

/** What its type cannot tell of a product: whether its parts fit one another and what is around it. */
export function checkProduct(product: Product, around: Surroundings): readonly Flaw[] {
  const { fields, offers } = product;
  const kinds = fields.map(({ kind }) => kind);
  return [
    ...flaw(!around.categories.has(product.category), "category", `unknown category "${product.category}"`),
    ...flaw(kinds[0] !== "account", "fields[0]", "the first field must be the account"),
    ...kinds.flatMap((kind, at) =>
      flaw(kinds.indexOf(kind) !== at, `fields[${at}]`, `there is already a field of the kind "${kind}"`),
    ),
    ...fields.flatMap((field, at) => within(`fields[${at}]`, checkField(field, product, around))),
    ...offers.flatMap(({ provider }, at) =>
      flaw(
        !around.providers.includes(provider),
        `offers[${at}].provider`,
        `unknown provider "${provider}", known are: ${around.providers.join(", ")}`,
      ),
    ),
  ];
}

function checkField(field: Field, product: Product, around: Surroundings): readonly Flaw[] {
  switch (field.kind) {
    case "account":
      return [...within("rule", checkRule(field.rule, around)), ...checkExample(field.rule, field.example)];
    case "months":
      return [];
    case "zone":
      return checkZone(field);
    case "amount":
      return field.closed ? checkClosedAmount(field, product) : checkOpenAmount(field);
  }
}

function checkRule(rule: AccountRule, { products }: Surroundings): readonly Flaw[] {
  switch (rule.kind) {
    case "pln-postpaid": {
      const other = rule.prepaidProduct;
      return flaw(other !== undefined && !products.has(other), "prepaidProduct", `unknown product "${other}"`);
    }
    case "mobile": {
      const known = mobilePrefixes.map(({ operator }) => operator);
      const unknown = rule.operator !== undefined && !known.includes(rule.operator);
      return flaw(unknown, "operator", `unknown operator "${rule.operator}", known are: ${known.join(", ")}`);
    }
    case "digits":
    case "characters":
      return flaw(rule.min > rule.max, "min", "must not be above max");
    case "pln-prepaid":
    case "bpjs-health":
    case "nik":
    case "nop":
    case "email":
    case "game-id":
      return [];
  }
}

function checkExample(rule: AccountRule, example: string): readonly Flaw[] {
  const reading = readAccount(rule, example);
  const code = reading.kind === "invalid" ? reading.problem.code : reading.warning?.code;
  return flaw(code !== undefined, "example", `does not pass its own rule: ${code}`);
}

function checkZone(field: Extract<Field, { kind: "zone" }>): readonly Flaw[] {
  const known = new Set(field.choices?.map(({ id }) => id));
  return [
    ...flaw(readZone(field, field.example) === undefined, "example", "is not a zone of this field"),
    ...Object.entries(field.byFirstDigit ?? {}).flatMap(([digit, zone]) =>
      flaw(!known.has(zone), `byFirstDigit.${digit}`, `"${zone}" is not one of the choices`),
    ),
  ];
}

function checkClosedAmount(field: Extract<Field, { kind: "amount" }>, { offers }: Product): readonly Flaw[] {
  const offered = new Set(offers.map(({ amount }) => amount));
  return [
    ...flaw(offered.has(undefined), "closed", "every offer of a product with closed amounts needs its amount"),
    ...field.choices.flatMap((choice, at) => flaw(!offered.has(choice), `choices[${at}]`, "no offer has this amount")),
  ];
}

function checkOpenAmount(field: Extract<Field, { kind: "amount" }>): readonly Flaw[] {
  return field.choices.flatMap((choice, at) => {
    const problem = checkAmount(field, choice);
    return flaw(problem !== undefined, `choices[${at}]`, `does not fit its own field: ${problem?.code}`);
  });
}

function flaw(wrong: boolean, path: string, problem: string): readonly Flaw[] {
  return wrong ? [{ path, problem }] : [];
}

function within(path: string, flaws: readonly Flaw[]): readonly Flaw[] {
  return flaws.map((flaw) => ({ ...flaw, path: `${path}.${flaw.path}` }));
}
