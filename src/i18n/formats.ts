import type { Locale } from "../domain/locale.ts";
import type { Day, Month } from "../domain/period.ts";
import type { Rupiah } from "../domain/rupiah.ts";

export type Formats = {
  /** `Rp25.720`, `IDR 25,720`. */
  readonly rupiah: (amount: Rupiah) => string;
  /** `20 Mar 2016`. */
  readonly day: (day: Day) => string;
  /** `Feb 2016`. */
  readonly month: (month: Month) => string;
  /** `12 Jan 2026, 14.05 WIB`, of epoch milliseconds. */
  readonly time: (at: number) => string;
  /** `14.05`, of epoch milliseconds: where the day is known. */
  readonly clock: (at: number) => string;
  /** `1.234`. */
  readonly figure: (number: number) => string;
  /** `a, b, atau c`. */
  readonly oneOf: (choices: readonly string[]) => string;
};

const tags: Readonly<Record<Locale, string>> = { id: "id-ID", en: "en-GB" };

/** People here call their clocks by these names; Intl knows only offsets for them. */
const clocks: Readonly<Record<string, string>> = {
  "Asia/Jakarta": "WIB",
  "Asia/Pontianak": "WIB",
  "Asia/Makassar": "WITA",
  "Asia/Jayapura": "WIT",
};

export function formats(locale: Locale, timeZone: string): Formats {
  const tag = tags[locale];
  const figures = new Intl.NumberFormat(locale === "id" ? tag : "en-US");
  const days = new Intl.DateTimeFormat(tag, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  const months = new Intl.DateTimeFormat(tag, { month: "short", year: "numeric", timeZone: "UTC" });
  const times = new Intl.DateTimeFormat(tag, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  });
  const clockTimes = new Intl.DateTimeFormat(tag, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
  const clock = clocks[timeZone] ?? timeZone;
  const choices = new Intl.ListFormat(tag, { type: "disjunction" });
  return {
    rupiah: (amount) => {
      const digits = figures.format(Math.abs(amount));
      const sign = amount < 0 ? "−" : "";
      return locale === "id" ? `${sign}Rp${digits}` : `${sign}IDR ${digits}`;
    },
    day: (day) => days.format(new Date(`${day}T00:00:00Z`)),
    month: (month) => months.format(new Date(`${month}-01T00:00:00Z`)),
    time: (at) => `${times.format(at)} ${clock}`,
    clock: (at) => clockTimes.format(at),
    figure: (number) => figures.format(number),
    oneOf: (all) => choices.format(all),
  };
}
