import { z } from "zod";
import { isCode } from "./codes.ts";

/** Documented as a text or a number. Whatever else it may be is read all the same: nothing told is lost. */
const told = z.unknown().optional();

/** The docs call several members "object or object array", and print single objects. */
const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const prices = z.object({ total_price: told, selling_price: told }).optional().catch(undefined);
const product = z
  .object({ objs: z.preprocess(first, prices) })
  .optional()
  .catch(undefined);

/** What every answer has. `data` is `null` in a failure. */
export const envelopeSchema = z.object({
  response_code: z
    .union([z.string(), z.number()])
    .transform((code) => String(code).trim())
    .refine(isCode),
  response_message: told,
  data: z.unknown().optional(),
});

export const tokenSchema = z.object({
  /** Goes into a header. */
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  /** In seconds; fifteen minutes by the docs. */
  expires_in: z.coerce.number().nonnegative().catch(900),
});

/** The inquiry of an answer. Members that no page names are kept: they may be a new fact. */
export const inquirySchema = z
  .object({
    inquiry_id: told,
    account_number: told,
    product_name: told,
    amount: told,
    capacity: told,
    customer_name: told,
    due_date: told,
    period: told,
    admin: told,
    total_amount: told,
    ref: told,
    initial_stan: told,
    final_stan: told,
    reference_number: told,
    tariff: told,
    number_of_months: told,
    /** What else it holds is about Klikoo's catalogue. */
    product: z.preprocess(first, product),
  })
  .catchall(z.unknown());

export type Inquiry = z.infer<typeof inquirySchema>;
