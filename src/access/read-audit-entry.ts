import { z } from "zod";
import { reasons } from "../inquiry/outcome.ts";
import { type AuditEntry, accessDeeds } from "./audit.ts";
import { roles } from "./role.ts";

const outcome = z.enum(["bill", ...reasons]);

const done = { at: z.number(), by: z.string() };

const attempt = z.object({
  provider: z.string(),
  code: z.string(),
  outcome,
  reason: z.string().exactOptional(),
  milliseconds: z.number(),
});

const entry: z.ZodType<AuditEntry> = z.discriminatedUnion("kind", [
  z.object({
    ...done,
    kind: z.literal("inquiry"),
    where: z.union([z.literal("private"), z.int()]),
    product: z.string(),
    category: z.string(),
    number: z.object({ hash: z.string(), last4: z.string() }),
    outcome,
    provider: z.string(),
    reason: z.string().exactOptional(),
    milliseconds: z.number(),
    attempts: z.array(attempt),
    remembered: z.literal(true).exactOptional(),
  }),
  z.object({
    ...done,
    kind: z.literal("access"),
    deed: z.enum(accessDeeds),
    whom: z.string().exactOptional(),
    role: z.enum(roles).exactOptional(),
  }),
  z.object({ ...done, kind: z.literal("deed"), deed: z.string(), about: z.string() }),
]);

/** The entry when it has the right shape. */
export function readAuditEntry(value: unknown): AuditEntry | undefined {
  return entry.safeParse(value).data;
}
