import type { Trouble } from "../conversation/screen.ts";
import type { AccountProblem, AccountWarning } from "../domain/account-reading.ts";
import type { Field } from "../domain/product.ts";
import type { Words } from "../i18n/words.ts";

/** Why an entry was not taken, and what would be. */
export function troubleText(trouble: Trouble, field: Field, words: Words): string {
  const { html, rupiah } = words;
  switch (trouble.field) {
    case "account":
      return accountTrouble(trouble.problem, words);
    case "months":
      return html("trouble.months", { max: trouble.max });
    case "zone":
      return html(field.kind === "zone" && field.choices !== undefined ? "trouble.zone-chosen" : "trouble.zone-typed");
    case "amount":
      return "limit" in trouble.problem
        ? html(`trouble.amount.${trouble.problem.code}`, { limit: rupiah(trouble.problem.limit) })
        : html(`trouble.amount.${trouble.problem.code}`);
  }
}

function accountTrouble(problem: AccountProblem, { html, oneOf }: Words): string {
  switch (problem.code) {
    case "wrong-length":
      return html("trouble.account.wrong-length", { expected: oneOf(problem.expected.map(String)), got: problem.got });
    case "too-short":
      return html("trouble.account.too-short", { min: problem.min, got: problem.got });
    case "too-long":
      return html("trouble.account.too-long", { max: problem.max, got: problem.got });
    case "unknown-prefix":
      return html("trouble.account.unknown-prefix", { expected: oneOf(problem.expected) });
    case "empty":
    case "not-digits":
    case "bad-characters":
    case "not-an-email":
    case "prepaid-meter":
    case "is-token":
      return html(`trouble.account.${problem.code}`);
  }
}

/** What is odd about a number that was taken all the same. */
export function warningText(warning: AccountWarning, { html }: Words): string {
  switch (warning.code) {
    case "other-operator":
      return html("warning.other-operator", { operator: warning.operator, expected: warning.expected });
    case "implausible-date":
      return html("warning.implausible-date");
    case "unusual-length":
      return warning.min === warning.max
        ? html("warning.unusual-length-exact", { min: warning.min, got: warning.got })
        : html("warning.unusual-length", { min: warning.min, max: warning.max, got: warning.got });
    case "unusual-prefix":
      return html("warning.unusual-prefix", { expected: warning.expected });
  }
}
