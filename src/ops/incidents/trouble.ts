import { z } from "zod";

/** What ops must know of. It names no customer; whoever uses the bot is named by a handle. */
export const troubleSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("provider-down"), provider: z.string(), category: z.string() }),
  z.object({ kind: z.literal("provider-refuses"), provider: z.string() }),
  z.object({ kind: z.literal("provider-misbehaves"), provider: z.string() }),
  z.object({ kind: z.literal("unknown-code"), provider: z.string(), code: z.string(), product: z.string() }),
  z.object({ kind: z.literal("product-fails"), product: z.string() }),
  z.object({ kind: z.literal("store") }),
  z.object({ kind: z.literal("records") }),
  z.object({ kind: z.literal("telegram") }),
  z.object({ kind: z.literal("updates-taken") }),
  z.object({ kind: z.literal("abuse"), whom: z.string() }),
]);

export type Trouble = z.infer<typeof troubleSchema>;

export const troubleKinds = troubleSchema.options.map((option) => option.shape.kind.value);

/** What a provider fails with; other troubles have one part. */
export function partOf(trouble: Trouble): string {
  return trouble.kind === "provider-down" ? trouble.category : "";
}

/** What is one incident: a provider that is down with several categories is down once. */
export function keyOf(trouble: Trouble): string {
  switch (trouble.kind) {
    case "provider-down":
    case "provider-refuses":
    case "provider-misbehaves":
      return `${trouble.kind} ${trouble.provider}`;
    case "unknown-code":
      return `${trouble.kind} ${trouble.provider} ${trouble.code}`;
    case "product-fails":
      return `${trouble.kind} ${trouble.product}`;
    case "abuse":
      return `${trouble.kind} ${trouble.whom}`;
    case "store":
    case "records":
    case "telegram":
    case "updates-taken":
      return trouble.kind;
  }
}
