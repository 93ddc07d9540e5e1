import type { Locale } from "../domain/locale.ts";

/** `0,8s`; of ten seconds and more without a fraction. */
export function secondsText(milliseconds: number, { locale }: { readonly locale: Locale }): string {
  const text = (milliseconds / 1000).toFixed(milliseconds < 9_950 ? 1 : 0);
  return `${locale === "id" ? text.replace(".", ",") : text}s`;
}
