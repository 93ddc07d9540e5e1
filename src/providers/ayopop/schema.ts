import { z } from "zod";
import { keyValues } from "./key-values.ts";
import { wireRows } from "./wire-rows.ts";

/** A text or a number; anything else is as if it were not told. */
const scalar = z.union([z.string(), z.number()]).optional().catch(undefined);
const pairs = z.unknown().optional().transform(keyValues);

/** What every answer has. A failure's `data` is full, empty, `null` or not there. */
export const envelopeSchema = z.object({
  responseCode: z
    .union([z.string(), z.number()])
    .transform((code) => String(code).trim())
    .pipe(z.string().regex(/^\d{1,4}$/)),
  message: z.object({ ID: scalar, EN: scalar }).optional().catch(undefined),
  data: z.unknown().optional(),
});

export type Envelope = z.infer<typeof envelopeSchema>;

/** The inquiry of an answer. Members that no page names are kept: they may be a new fact. */
export const inquirySchema = z
  .object({
    inquiryId: scalar,
    accountNumber: scalar,
    customerName: scalar,
    productName: scalar,
    amount: scalar,
    totalAdmin: scalar,
    processingFee: scalar,
    denom: scalar,
    validity: scalar,
    /** Version 2 writes `customerDetails`, version 1 and the prepaid samples `customerDetail`. */
    customerDetails: pairs,
    customerDetail: pairs,
    billDetails: z.unknown().optional().transform(wireRows),
    productDetails: pairs,
    extraFields: pairs,
    // These say again what was asked, or are ids of requests that are no inquiry's.
    productCode: z.unknown().optional(),
    category: z.unknown().optional(),
    requestId: z.unknown().optional(),
    refNumber: z.unknown().optional(),
  })
  .catchall(z.unknown());

export type Inquiry = z.infer<typeof inquirySchema>;
