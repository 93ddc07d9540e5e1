import { dayNumber } from "./wib.ts";

/*
 * The reference of an inquiry begins with its day in WIB, so that whoever reads one out has told the day as well. Three
 * letters reach until 2059.
 */

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const pattern = /^([0-9A-HJKMNP-TV-Z]{3})[0-9A-HJKMNP-TV-Z]{7}$/;

/** `random` gives so many letters of the same alphabet. */
export function referenceAt(now: number, random: (length: number) => string): string {
  return dayLetters(dayNumber(now)) + random(7);
}

/** The day of a reference, in days since 1970 in WIB; `undefined` of what is none. */
export function dayOfReference(reference: string): number | undefined {
  const [, letters] = pattern.exec(reference) ?? [];
  return letters === undefined ? undefined : [...letters].reduce((sum, one) => sum * 32 + alphabet.indexOf(one), 0);
}

/** As somebody types it who has heard or copied it. */
export function tidyReference(text: string): string {
  return text.trim().toUpperCase().replaceAll("O", "0").replaceAll(/[IL]/g, "1");
}

function dayLetters(day: number): string {
  return [day >> 10, day >> 5, day].map((part) => alphabet[part & 31]).join("");
}
