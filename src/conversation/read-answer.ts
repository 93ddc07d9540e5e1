import { z } from "zod";
import { type Bill, type Fact, factLabels } from "../domain/bill.ts";
import type { Day, Month } from "../domain/period.ts";
import type { FieldValues } from "../domain/product.ts";
import { type Rupiah, rupiah } from "../domain/rupiah.ts";
import type { Answer } from "../inquiry/answer.ts";
import { type InquiryOutcome, reasons } from "../inquiry/outcome.ts";

const amount = z.int().transform(rupiah) as z.ZodType<Rupiah, number>;
const day = z.iso.date() as unknown as z.ZodType<Day>;
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) as unknown as z.ZodType<Month>;
/** Epoch milliseconds, as far as a calendar reaches. */
export const time = z.number().nonnegative().max(8.64e15);

export const values: z.ZodType<FieldValues> = z.object({
  account: z.string().exactOptional(),
  months: z.int().exactOptional(),
  zone: z.string().exactOptional(),
  amount: amount.exactOptional(),
});

const fact: z.ZodType<Fact> = z.object({
  label: z.union([z.enum(factLabels), z.object({ text: z.string() })]),
  value: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("text"), text: z.string() }),
    z.object({ kind: z.literal("money"), amount }),
    z.object({ kind: z.literal("day"), day }),
    z.object({ kind: z.literal("months"), months: z.array(month) }),
    z.object({ kind: z.literal("count"), count: z.number() }),
  ]),
});

const bill: z.ZodType<Bill> = z.object({
  customerName: z.string().exactOptional(),
  periods: z.array(z.object({ month: month.exactOptional(), amount, facts: z.array(fact) })),
  facts: z.array(fact),
  fee: amount.exactOptional(),
  total: amount,
  mismatch: z.literal(true).exactOptional(),
  dueDate: day.exactOptional(),
  partner: z.object({ cost: amount, margin: amount }).exactOptional(),
  providerReference: z.string().exactOptional(),
});

const outcome: z.ZodType<InquiryOutcome> = z.union([
  z.object({ kind: z.literal("bill"), provider: z.string(), bill }),
  z.object({
    kind: z.enum(reasons),
    provider: z.string(),
    code: z.string().exactOptional(),
    message: z.object({ id: z.string().exactOptional(), en: z.string().exactOptional() }).exactOptional(),
    retryAt: time.exactOptional(),
    uncounted: z.literal(true).exactOptional(),
  }),
]);

/** What an answer is made of, wherever it is kept. */
export const answerParts = {
  outcome,
  answeredAt: time,
  /** It was given before; until then it is given again. */
  rememberedUntil: time.exactOptional(),
};

const answer: z.ZodType<Answer> = z.object(answerParts);

/** The answer when it has the right shape: it outlives the program in what is remembered, as it does in a state. */
export function readAnswer(value: unknown): Answer | undefined {
  return answer.safeParse(value).data;
}
