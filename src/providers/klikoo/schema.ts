import { z } from "zod";
import { isCode } from "./codes.ts";

/** A text or a number; anything else is as if it were not told. */
const scalar = z.union([z.string(), z.number()]).optional().catch(undefined);

/** The docs call several members "object or object array", and print single objects. */
const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const prices = z.object({ total_price: scalar, selling_price: scalar }).optional().catch(undefined);
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
  response_message: scalar,
  data: z.unknown().optional(),
});

export type Envelope = z.infer<typeof envelopeSchema>;

export const tokenSchema = z.object({
  /** Goes into a header. */
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  /** In seconds; fifteen minutes by the docs. */
  expires_in: z.coerce.number().nonnegative().catch(900),
});

/** The inquiry of an answer. Members that no page names are kept: they may be a new fact. */
export const inquirySchema = z
  .object({
    inquiry_id: scalar,
    account_number: scalar,
    product_name: scalar,
    amount: scalar,
    capacity: scalar,
    customer_name: scalar,
    due_date: scalar,
    period: scalar,
    admin: scalar,
    total_amount: scalar,
    ref: scalar,
    initial_stan: scalar,
    final_stan: scalar,
    reference_number: scalar,
    tariff: scalar,
    number_of_months: scalar,
    /** What else it holds is about Klikoo's catalogue. */
    product: z.preprocess(first, product),
  })
  .catchall(z.unknown());

export type Inquiry = z.infer<typeof inquirySchema>;
