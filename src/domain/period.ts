/** A calendar month, `2016-02`. */
export type Month = `${number}-${string}`;

/** A calendar day, `2016-03-20`, with no time and no zone. */
export type Day = `${number}-${string}-${string}`;

/** What is read as a year; anything else is some other number. */
const firstYear = 1990;
const lastYear = 2099;

/** Indonesian and English, long and short, and the older spellings that billers still print. */
const monthNames: readonly (readonly string[])[] = [
  ["jan", "januari", "january"],
  ["feb", "peb", "februari", "pebruari", "february"],
  ["mar", "maret", "march"],
  ["apr", "april"],
  ["mei", "may"],
  ["jun", "juni", "june"],
  ["jul", "juli", "july"],
  ["agu", "agt", "ags", "aug", "agustus", "august"],
  ["sep", "sept", "september"],
  ["okt", "oct", "oktober", "october"],
  ["nov", "nop", "november", "nopember"],
  ["des", "dec", "desember", "december"],
];

const monthByName: ReadonlyMap<string, number> = new Map(
  monthNames.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

const twoDigits = (value: number) => String(value).padStart(2, "0");

/** A month of the calendar, or `undefined` when there is none such. */
export function monthOf(year: number, month: number): Month | undefined {
  const known = year >= firstYear && year <= lastYear && month >= 1 && month <= 12;
  return known ? `${year}-${twoDigits(month)}` : undefined;
}

/** A day of the calendar, or `undefined` when there is none such, like a 30th of February. */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  if (monthOf(year, month) === undefined || day < 1 || day > daysIn(year, month)) return undefined;
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Reads `Feb16`, `Feb 2016`, `NOP 25`, `MEI-2024`, `09/2021`, `2021-09`, `202109`. */
export function parseMonth(text: string): Month | undefined {
  const value = text.trim().toLowerCase();
  const named = /^([a-z]{3,9})[\s./'-]*(\d{4}|\d{2})$/.exec(value);
  if (named) return monthOf(yearOf(named[2]), monthByName.get(named[1] ?? "") ?? 0);
  const monthFirst = /^(\d{1,2})[/.-](\d{4})$/.exec(value);
  if (monthFirst) return monthOf(Number(monthFirst[2]), Number(monthFirst[1]));
  const yearFirst = /^(\d{4})[/.-]?(\d{2})$/.exec(value);
  if (yearFirst) return monthOf(Number(yearFirst[1]), Number(yearFirst[2]));
  return undefined;
}

/** Reads one month or several with commas, `Jan 2016, Feb 2016`: all of them or nothing. */
export function parseMonths(text: string): readonly Month[] | undefined {
  const months = text.split(",").map(parseMonth);
  const known = months.filter((month) => month !== undefined);
  return known.length === months.length ? known : undefined;
}

/** Reads `20032016` (the day first), `20160320`, `20-Feb-2016`, `27-08-2021`, `27/08/2021`, `2024-04-24`. */
export function parseDay(text: string): Day | undefined {
  const value = text.trim().toLowerCase();
  const named = /^(\d{1,2})[\s./-]*([a-z]{3,9})[\s./-]*(\d{4}|\d{2})$/.exec(value);
  if (named) return dayOf(yearOf(named[3]), monthByName.get(named[2] ?? "") ?? 0, Number(named[1]));
  const yearFirst = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(value);
  if (yearFirst) return dayOf(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  const dayFirst = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(value);
  if (dayFirst) return dayOf(Number(dayFirst[3]), Number(dayFirst[2]), Number(dayFirst[1]));
  return /^\d{8}$/.test(value) ? parseEightDigits(value) : undefined;
}

// The day comes first in the documented `20032016`. No eight digits are a day in both orders:
// the year of one order would be a day and a month of 19xx or 20xx in the other.
function parseEightDigits(digits: string): Day | undefined {
  const at = (from: number, to: number) => Number(digits.slice(from, to));
  return dayOf(at(4, 8), at(2, 4), at(0, 2)) ?? dayOf(at(0, 4), at(4, 6), at(6, 8));
}

function yearOf(digits: string | undefined): number {
  const year = Number(digits);
  return digits?.length === 2 ? 2000 + year : year;
}
