import { z } from "zod";

const scalar = z.union([z.string(), z.number()]).optional().catch(undefined);

/** What every answer has. `ok` is in it too and says nothing that the code does not. */
export const envelopeSchema = z.object({
  code: z.string().regex(/^\d{2}$/),
  says: scalar,
  bill: z.unknown().optional(),
});

/** A row whose amount cannot be read would be missing from the sum, so that it spoils the bill. */
export const billSchema = z.object({
  id: scalar,
  customer: scalar,
  total: z.union([z.string(), z.number()]),
  months: z.array(z.object({ month: scalar, amount: z.union([z.string(), z.number()]) })).catch([]),
});
