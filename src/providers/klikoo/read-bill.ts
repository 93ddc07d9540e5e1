import type { Bill, BillPeriod, Fact } from "../../domain/bill.ts";
import { parseDay } from "../../domain/period.ts";
import { toldText } from "../../domain/told-text.ts";
import { textOf } from "../text-of.ts";
import { withoutRepeats } from "../without-repeats.ts";
import { readFacts } from "./read-facts.ts";
import { readMoney } from "./read-money.ts";
import { type Inquiry, inquirySchema } from "./schema.ts";

/**
 * Reads the `data` of a successful inquiry. It may be an array, of which one element is documented: more of them are
 * shown as rows and marked, since nobody tells how they and the first one's total belong together.
 */
export function readBill(data: unknown, account: string): Bill | undefined {
  const elements = Array.isArray(data) ? data : [data];
  const [inquiry, ...others] = elements
    .map((element) => inquirySchema.safeParse(element).data)
    .filter((element) => element !== undefined);
  const money = inquiry && readMoney(inquiry);
  if (inquiry === undefined || money === undefined) return undefined;
  const { amount, total, fee, partner, mismatch } = money;
  const customerName = toldText(textOf(inquiry.customer_name));
  const dueDate = parseDay(textOf(inquiry.due_date));
  const providerReference = toldText(textOf(inquiry.inquiry_id));
  return {
    ...(customerName === undefined ? {} : { customerName }),
    periods: [
      ...(amount === undefined ? [] : [{ amount, facts: [] }]),
      ...others.flatMap((other) => rowOf(other) ?? []),
    ],
    facts: withoutRepeats(readFacts(inquiry), [account, customerName ?? account]),
    total,
    ...(fee === undefined ? {} : { fee }),
    ...(partner === undefined ? {} : { partner }),
    ...(mismatch || elements.length > 1 ? { mismatch: true } : {}),
    ...(dueDate === undefined ? {} : { dueDate }),
    ...(providerReference === undefined ? {} : { providerReference }),
  };
}

function rowOf(inquiry: Inquiry): BillPeriod | undefined {
  const money = readMoney(inquiry);
  return money && { amount: money.amount ?? money.total, facts: [...placedFacts(inquiry), ...readFacts(inquiry)] };
}

/** What has a place of its own in a bill has none in a row. */
function placedFacts({ customer_name, due_date }: Inquiry): readonly Fact[] {
  const name = toldText(textOf(customer_name));
  const day = parseDay(textOf(due_date));
  return [
    ...(name === undefined ? [] : [{ label: { text: "customer_name" }, value: { kind: "text", text: name } } as const]),
    ...(day === undefined ? [] : [{ label: "due-date", value: { kind: "day", day } } as const]),
  ];
}
