import { type AccountReading, invalid, valid } from "../account-reading.ts";
import { mobilePrefixes } from "./mobile-prefixes.ts";

const min = 10;
const max = 14;

/** A mobile number in any of the ways people write it, as `08…`. */
export function readMobile(typed: string, operator: string | undefined): AccountReading {
  const bare = typed.replace(/[\s.()-]/g, "").replace(/^\+/, "");
  if (bare === "") return invalid({ code: "empty" });
  if (!/^\d+$/.test(bare)) return invalid({ code: "not-digits" });

  const account = bare.replace(/^0{0,2}620?(?=8)/, "0").replace(/^8/, "08");
  if (!/^08[1-9]/.test(account)) return invalid({ code: "unknown-prefix", expected: ["08"] });
  const got = account.length;
  if (got < min) return invalid({ code: "too-short", min, got, unit: "digits" });
  if (got > max) return invalid({ code: "too-long", max, got, unit: "digits" });

  const actual = operatorOf(account);
  if (operator === undefined || actual === undefined || actual === operator) return valid(account);
  return valid(account, { code: "other-operator", operator: actual, expected: operator });
}

/** The operator that a number in the form `08…` hints at. */
export function operatorOf(account: string): string | undefined {
  let longest = "";
  let found: string | undefined;
  for (const { operator, prefixes } of mobilePrefixes) {
    for (const prefix of prefixes) {
      if (prefix.length > longest.length && account.startsWith(prefix)) {
        longest = prefix;
        found = operator;
      }
    }
  }
  return found;
}
