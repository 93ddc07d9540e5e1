import type { Result } from "../conversation/state.ts";
import type { Bill } from "../domain/bill.ts";
import { cutText } from "../domain/cut-text.ts";
import type { Product } from "../domain/product.ts";
import type { Words } from "../i18n/words.ts";
import { lines } from "./lines.ts";
import { totalText } from "./total-text.ts";

/** What a copy button of Telegram can hold. */
const mostCharacters = 256;

/**
 * What an agent forwards to the customer: the bill in a few lines, with nothing of the agent's own cost or earning.
 * The lines that matter least are left out first when it is too long for the clipboard button.
 */
export function customerText(product: Product, result: Result, bill: Bill, words: Words): string {
  const { locale, plain, rupiah, day, month, time } = words;
  const { account: number, amount: nominal, months: count } = result.values;
  const months = bill.periods.flatMap((period) => period.month ?? []);
  const line = {
    title: plain("customer.title", { product: cutText(product.name[locale], 40) }),
    name: bill.customerName && plain("customer.name", { name: cutText(bill.customerName, 40) }),
    account: number && plain("customer.account", { account: number }),
    wanted: lines(
      nominal !== undefined && plain("customer.amount", { amount: rupiah(nominal) }),
      count !== undefined && plain("customer.months", { months: count }),
    ),
    period: months.length > 0 && plain("customer.period", { period: months.map(month).join(", ") }),
    total: plain("customer.total", { total: totalText(bill, words) }),
    due: bill.dueDate && plain("customer.due", { due: day(bill.dueDate) }),
    checked: plain("customer.checked", { time: time(result.answeredAt) }),
    proof: plain("bill.not-a-proof"),
  };
  const { title, name, account, wanted, period, total, due, checked, proof } = line;
  const candidates = [
    [title, name, account, wanted, period, total, due, checked, proof],
    [title, name, account, wanted, total, due, checked, proof],
    [title, name, account, total, proof],
    [title, total, proof],
  ].map((told) => lines(...told));
  return candidates.find((text) => text.length <= mostCharacters) ?? total;
}
