import type { Words } from "../../i18n/words.ts";

/** `740 ms`, `1,2 s`: short times, of which the first figures matter. */
export function durationText(milliseconds: number, { locale }: Pick<Words, "locale">): string {
  const whole = Math.round(milliseconds);
  if (whole < 1_000) return `${whole} ms`;
  const seconds = (whole / 1_000).toFixed(1);
  return `${locale === "id" ? seconds.replace(".", ",") : seconds} s`;
}
