import fc from "fast-check";
import { type Bill, type Fact, factLabels } from "../../src/domain/bill.ts";
import { dayOf, monthOf } from "../../src/domain/period.ts";
import { type Rupiah, rupiah } from "../../src/domain/rupiah.ts";
import { toldText } from "../../src/domain/told-text.ts";
import { type InquiryOutcome, reasons } from "../../src/inquiry/outcome.ts";

const present = <T>(value: T | undefined): value is T => value !== undefined;

/** What a provider or a customer's name may hold once it has passed `toldText`, the worst included. */
export const toldTexts: fc.Arbitrary<string> = fc
  .oneof(
    fc.constantFrom(
      "<b>",
      "</code><a href='tg://user?id=1'>you</a>",
      "&lt;i&gt; & &amp; &#60; &nosuch;",
      "{{account}} $t(reason.blocked) $& $1 $$",
      "__proto__",
      "👩‍👩‍👧‍👦".repeat(40),
      "<".repeat(250),
      "W".repeat(250),
      `a${"😀".repeat(60)}`,
    ),
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(..."<>&\"'/{}$()😀 abc"), maxLength: 230 }),
  )
  .map(toldText)
  .filter(present);

const amounts: fc.Arbitrary<Rupiah> = fc.integer({ min: -(10 ** 12), max: 10 ** 15 }).map(rupiah);
const months = fc
  .tuple(fc.integer({ min: 1990, max: 2099 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => monthOf(year, month))
  .filter(present);
const days = fc
  .tuple(fc.integer({ min: 1990, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => dayOf(year, month, day))
  .filter(present);

const facts: fc.Arbitrary<Fact> = fc.record({
  label: fc.oneof(
    fc.constantFrom(...factLabels),
    toldTexts.map((text) => ({ text })),
  ),
  value: fc.oneof(
    toldTexts.map((text) => ({ kind: "text", text }) as const),
    amounts.map((amount) => ({ kind: "money", amount }) as const),
    days.map((day) => ({ kind: "day", day }) as const),
    fc.array(months, { maxLength: 24 }).map((all) => ({ kind: "months", months: all }) as const),
    fc.nat().map((count) => ({ kind: "count", count }) as const),
  ),
});

export const bills: fc.Arbitrary<Bill> = fc.record(
  {
    customerName: toldTexts,
    periods: fc.array(
      fc.record(
        { month: months, amount: amounts, facts: fc.array(facts, { maxLength: 6 }) },
        { requiredKeys: ["amount", "facts"] },
      ),
      { maxLength: 30 },
    ),
    facts: fc.array(facts, { maxLength: 30 }),
    fee: amounts,
    total: amounts,
    mismatch: fc.constant(true as const),
    dueDate: days,
    partner: fc.record({ cost: amounts, margin: amounts }),
    providerReference: toldTexts,
  },
  { requiredKeys: ["periods", "facts", "total"] },
);

/** Whatever an inquiry may come to. */
export const outcomes: fc.Arbitrary<InquiryOutcome> = fc.oneof(
  bills.map((bill) => ({ kind: "bill", provider: "ayopop", bill }) as const),
  fc.record(
    {
      kind: fc.constantFrom(...reasons),
      provider: fc.constantFrom("ayopop", "klikoo", ""),
      code: fc.constantFrom("304", "http-502"),
      message: fc.record({ id: toldTexts, en: toldTexts }, { requiredKeys: [] }),
      retryAt: fc.integer({ min: 0, max: 4_102_444_800_000 }),
      uncounted: fc.constant(true as const),
    },
    { requiredKeys: ["kind", "provider"] },
  ),
);
