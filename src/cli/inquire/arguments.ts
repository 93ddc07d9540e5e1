import { parseArgs } from "node:util";
import { providerNames } from "../../app/bill-providers.ts";
import { type Locale, locales } from "../../domain/locale.ts";
import type { FieldKind } from "../../domain/product.ts";

export const usage = `Asks for one bill, as the bot would.

  npm run inquire -- <product> <number> [options]

  <product>          its id in the catalogue: pln-postpaid, bpjs-kesehatan, …
  <number>           the customer's number; quote it if it has spaces
  --months <n>       for how many months, where the product asks (BPJS)
  --zone <zone>      of a game that has zones or servers
  --amount <amount>  50000, 50rb, …, where the product asks
  --provider <name>  ask only this one: ${providerNames.join(" or ")}
  --locale <locale>  id or en; DEFAULT_LOCALE without it
  --json             print the outcome as JSON
  --help             print this

It asks the providers that are configured, or the sandbox where none is. What is asked for real may count
as a check of that number: providers refuse quick repeats.

Exit codes:
   0  there is a bill
   1  an answer without a bill: already paid, unknown number, closed, …
   2  no answer: the provider is unavailable, misbehaved or refused us, or this program broke
  64  not used as described here, or a number that cannot be one of this product
  78  the configuration is not right
`;

export type Arguments = {
  readonly product: string;
  readonly account: string;
  /** What was given for the other fields, as it was typed. */
  readonly typed: Readonly<Partial<Record<Exclude<FieldKind, "account">, string>>>;
  readonly provider?: string;
  readonly locale?: Locale;
  readonly json: boolean;
};

export type ReadArguments =
  | { readonly kind: "arguments"; readonly args: Arguments }
  | { readonly kind: "help" }
  | { readonly kind: "misuse"; readonly problem: string };

const text = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;
const options = {
  months: text,
  zone: text,
  amount: text,
  provider: text,
  locale: text,
  json: flag,
  help: { ...flag, short: "h" },
} as const;

export function readArguments(argv: readonly string[]): ReadArguments {
  const parsed = parse(argv);
  if (typeof parsed === "string") return misused(parsed);
  const { values, positionals } = parsed;
  const { months, zone, amount, provider, locale, json, help } = values;
  if (help) return { kind: "help" };
  const [product, account, ...rest] = positionals;
  if (product === undefined || account === undefined) return misused("a product and a number are needed");
  if (rest.length > 0) return misused("there is more than a product and a number: quote a number that has spaces");
  const known = locales.find((one) => one === locale);
  if (locale !== undefined && known === undefined) return misused(`--locale must be one of ${locales.join(", ")}`);
  return {
    kind: "arguments",
    args: {
      product,
      account,
      typed: {
        ...(months === undefined ? {} : { months }),
        ...(zone === undefined ? {} : { zone }),
        ...(amount === undefined ? {} : { amount }),
      },
      ...(provider === undefined ? {} : { provider }),
      ...(known === undefined ? {} : { locale: known }),
      json,
    },
  };
}

/** Node's own words for an option that is unknown or has no value. */
function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    if (error instanceof TypeError && "code" in error) return error.message;
    throw error;
  }
}

function misused(problem: string): ReadArguments {
  return { kind: "misuse", problem };
}
