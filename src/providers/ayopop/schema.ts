import { z } from "zod";
import { keyValues } from "./key-values.ts";
import { wireRows } from "./wire-rows.ts";

/** Documented as a text or a number. Whatever else it may be is read all the same: nothing told is lost. */
const told = z.unknown().optional();
const pairs = z.unknown().optional().transform(keyValues);

const languages = z.object({ ID: told, EN: told });

/** What every answer has. A failure's `data` is full, empty, `null` or not there. */
export const envelopeSchema = z.object({
  responseCode: z
    .union([z.string(), z.number()])
    .transform((code) => String(code).trim())
    .pipe(z.string().regex(/^\d{1,4}$/)),
  message: z
    .preprocess((message) => (typeof message === "string" ? { ID: message } : message), languages)
    .optional()
    .catch(undefined),
  data: z.unknown().optional(),
});

export type Envelope = z.infer<typeof envelopeSchema>;

/** The inquiry of an answer. Members that no page names are kept: they may be a new fact. */
export const inquirySchema = z
  .object({
    inquiryId: told,
    accountNumber: told,
    customerName: told,
    productName: told,
    amount: told,
    totalAdmin: told,
    processingFee: told,
    denom: told,
    validity: told,
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
