import { type AccountReading, invalid, valid } from "../account-reading.ts";

/** A national id, and the billing id of BPJS Ketenagakerjaan, which is one with two more digits. */
const lengths = [16, 18];

export function readNik(digits: string): AccountReading {
  if (!lengths.includes(digits.length)) return invalid({ code: "wrong-length", expected: lengths, got: digits.length });
  return hasBirthDate(digits) ? valid(digits) : valid(digits, { code: "implausible-date" });
}

/** Digits 7 to 12 are the day, month and year of birth; a woman's day has 40 added. */
function hasBirthDate(digits: string): boolean {
  const written = Number(digits.slice(6, 8));
  const day = written > 40 ? written - 40 : written;
  const month = Number(digits.slice(8, 10));
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}
