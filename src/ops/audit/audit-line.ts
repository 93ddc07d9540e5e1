import type { AuditEntry } from "../../access/audit.ts";
import type { Locale } from "../../domain/locale.ts";
import { dayNumber, startOfDay } from "../../domain/wib.ts";
import { outcomeName } from "../../i18n/outcome-name.ts";
import type { Words } from "../../i18n/words.ts";
import type { AuditRow } from "./read-day.ts";
import type { WhoDid } from "./who-did.ts";

/** What ops do to the running bot, as it is kept. */
const opsDeeds = [
  "provider-off",
  "provider-on",
  "product-off",
  "product-on",
  "announcement-sent",
  "announcement-stopped",
  "audit-exported",
] as const;

export type ProductName = (product: string, locale: Locale) => string;

/** One entry as a line of a list, in Telegram's HTML. */
export function auditLine({ reference, entry }: AuditRow, words: Words, who: WhoDid, nameOf: ProductName): string {
  const told = { time: clockText(entry.at, words), who: who(entry.by, words), reference };
  const what = whatWasDone(entry, words, who, nameOf);
  return entry.kind === "inquiry"
    ? words.html("audit.line-with-reference", { ...told, what })
    : words.html("audit.line", { ...told, what });
}

/** What was done, without markup. */
export function whatWasDone(entry: AuditEntry, words: Words, who: WhoDid, nameOf: ProductName): string {
  const { plain, locale } = words;
  switch (entry.kind) {
    case "inquiry": {
      const outcome = outcomeName(words, entry.outcome, entry.reason);
      return `${nameOf(entry.product, locale)} ${maskedNumber(entry)}: ${outcome}`;
    }
    case "access": {
      const whom = entry.whom === undefined || entry.whom === entry.by ? "" : ` ${who(entry.whom, words)}`;
      const role = entry.role === undefined ? "" : ` (${plain(`access.role.${entry.role}`)})`;
      return `${plain(`audit.deed.${entry.deed}`)}${whom}${role}`;
    }
    case "deed":
      return `${deedName(entry.deed, words)} ${entry.about}`.trim();
  }
}

/** A deed of another version of this program is called as it is kept. */
function deedName(deed: string, { plain }: Words): string {
  const known = opsDeeds.find((one) => one === deed);
  return known === undefined ? deed : plain(`audit.deed.${known}`);
}

export function maskedNumber({ number }: { readonly number: { readonly last4: string } }): string {
  return `••••${number.last4}`;
}

/** The time of day in WIB, by which the days of the audit are cut. */
function clockText(at: number, { locale }: Words): string {
  const minutes = Math.floor((at - startOfDay(dayNumber(at))) / 60_000);
  const two = (value: number) => String(value).padStart(2, "0");
  return [Math.floor(minutes / 60), minutes % 60].map(two).join(locale === "id" ? "." : ":");
}
