import type { Bill } from "./bill.ts";

/** More than any message can show, and far more than any biller writes. */
const mostRows = 200;
const mostFacts = 200;

/**
 * A bill of a size that can be kept: it is read again with everything that its person does. Rows are there all or not at
 * all, since some of them would add up to another total.
 */
export function boundedBill(bill: Bill): Bill {
  const { periods, facts } = bill;
  const inRows = periods.reduce((count, row) => count + row.facts.length, 0);
  if (periods.length <= mostRows && facts.length + inRows <= mostFacts) return bill;
  const rows = periods.length > mostRows ? [] : periods.map((row) => ({ ...row, facts: [] }));
  return { ...bill, periods: rows, facts: facts.slice(0, mostFacts) };
}
