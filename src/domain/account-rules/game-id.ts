import { type AccountReading, invalid, valid } from "../account-reading.ts";

const min = 5;
const max = 12;
/** `12345678 (1234)`, `12345678(1234)`, `12345678 1234`, `12345678|1234`, `12345678#1234` and the like. */
const withZone = /^(\d{5,12}) ?(?:\( ?(\d{3,6}) ?\)|[ |#/,.-] ?(\d{3,6}))$/;

export function readGameId(typed: string, zone: "inline" | undefined): AccountReading {
  if (zone === "inline") {
    const [, account, bracketed, separated] = withZone.exec(typed) ?? [];
    const found = bracketed ?? separated;
    if (account !== undefined && found !== undefined) return { kind: "valid", account, zone: found };
  }
  const account = typed.replace(/[\s.-]/g, "");
  const got = account.length;
  if (got === 0) return invalid({ code: "empty" });
  if (!/^\d+$/.test(account)) return invalid({ code: "not-digits" });
  if (got < min) return invalid({ code: "too-short", min, got, unit: "digits" });
  if (got > max) return invalid({ code: "too-long", max, got, unit: "digits" });
  return valid(account);
}
