import type { ProviderReason } from "../../inquiry/outcome.ts";

/** HTTP status (3), service (2) and case (4), or a case of 2 in older samples. */
const codeShape = /^([1-5])\d{2}\d{2}(\d{4}|\d{2})$/;

export function isCode(text: string): boolean {
  return codeShape.test(text);
}

/** The only sign of success: `200022000`, and `2000100` in the older form. */
export function isSuccess(code: string): boolean {
  return code.startsWith("2");
}

// klikoo-doc.readme.io/reference/apis-response-code, by class of HTTP status and case: what the service digits of an
// error are is not documented. 7010 is on the inquiry's page alone.
const casesByReason = {
  "already-paid": ["4xx7010"],
  "not-issued-yet": [],
  "unknown-account": ["4xx7002", "4xx7011"],
  "wrong-product": ["4xx6525"],
  blocked: ["4xx7009"],
  "pay-at-counter": ["4xx7012"],
  "arrears-limit": [],
  "amount-out-of-range": ["5xx9998"],
  "cut-off": [],
  "product-closed": ["5xx9976"],
  "too-often": [],
  "provider-unavailable": ["4xx7001", "5xx8504", "5xx8505", "5xx8601", "5xx9991", "5xx9999"],
  "provider-misbehaved": [],
  "provider-refused-us": [
    ...["4xx6500", "4xx6505", "4xx6508", "4xx6510", "4xx6512", "4xx6524", "4xx6535", "4xx6567"],
    ...["4xx6568", "4xx6569", "4xx6570", "4xx6571", "4xx6572", "4xx7003", "5xx9975", "5xx9992"],
  ],
} as const satisfies Record<ProviderReason, readonly string[]>;

const reasonByCase: ReadonlyMap<string, ProviderReason> = new Map(
  Object.entries(casesByReason).flatMap(([reason, cases]) =>
    cases.map((errorCase) => [errorCase, reason as ProviderReason] as const),
  ),
);

export function reasonOf(code: string): ProviderReason {
  const known = reasonByCase.get(caseOf(code));
  if (known !== undefined) return known;
  return code.startsWith("5") ? "provider-unavailable" : "provider-misbehaved";
}

/** No such product, or none that a supplier stands behind: refusals of what the catalogue says. */
const catalogueCases: ReadonlySet<string> = new Set(["4xx7003", "5xx9992"]);

export function isUnknownProduct(code: string): boolean {
  return catalogueCases.has(caseOf(code));
}

/** What we can do about a refusal, each once: it is not known yet whether the next try is refused as well. */
export type Remedy = "new-token" | "new-timestamp";

const remedyByCase: Readonly<Record<string, Remedy>> = {
  "4xx6500": "new-token",
  "4xx6535": "new-token",
  "4xx6505": "new-timestamp",
};

export function remedyFor(code: string | undefined): Remedy | undefined {
  return code === undefined ? undefined : remedyByCase[caseOf(code)];
}

function caseOf(code: string): string {
  const [, status, errorCase] = codeShape.exec(code) ?? [];
  return `${status}xx${errorCase}`;
}
