import { z } from "zod";
import type { AccountRule, Category, Field, Offer, Product } from "../domain/product.ts";
import { rupiah } from "../domain/rupiah.ts";

const id = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be kebab-case: small letters and digits, joined by dashes");
const text = (max: number) => z.string().trim().min(1).max(max);
const localized = (max: number) => z.strictObject({ id: text(max), en: text(max) });
const positive = z.int().positive();
const amount = positive.transform(rupiah);

export const category: z.ZodType<Category> = z.strictObject({ id, name: localized(60), icon: text(16) });

const rule: z.ZodType<AccountRule> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("pln-postpaid"), prepaidProduct: id.exactOptional() }),
  z.strictObject({ kind: z.literal("pln-prepaid") }),
  z.strictObject({ kind: z.literal("bpjs-health") }),
  z.strictObject({ kind: z.literal("nik") }),
  z.strictObject({ kind: z.literal("nop") }),
  z.strictObject({ kind: z.literal("mobile"), operator: text(40).exactOptional() }),
  z.strictObject({ kind: z.literal("email") }),
  z.strictObject({ kind: z.literal("game-id"), zone: z.literal("inline").exactOptional() }),
  z.strictObject({
    kind: z.literal("digits"),
    min: positive,
    max: positive,
    strict: z.literal(true).exactOptional(),
    startsWith: z.string().regex(/^\d+$/, "must be digits").exactOptional(),
  }),
  z.strictObject({ kind: z.literal("characters"), min: positive, max: positive }),
]);

/** It travels in callback data, as a product's id does. */
const zoneId = z.string().regex(/^[\w-]{1,32}$/, "must be 1 to 32 letters, digits, dashes or underscores");

const field: z.ZodType<Field> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("account"), rule, example: text(254), hint: localized(200).exactOptional() }),
  z.strictObject({ kind: z.literal("months"), max: positive.max(99) }),
  z.strictObject({
    kind: z.literal("zone"),
    choices: z
      .array(z.strictObject({ id: zoneId, name: text(40) }))
      .min(1)
      .exactOptional(),
    byFirstDigit: z.record(z.string().regex(/^\d$/, "must be one digit"), zoneId).exactOptional(),
    example: text(40),
  }),
  z.strictObject({
    kind: z.literal("amount"),
    choices: z.array(amount).min(1),
    closed: z.literal(true).exactOptional(),
    min: amount.exactOptional(),
    max: amount.exactOptional(),
    multipleOf: amount.exactOptional(),
  }),
]);

const offer: z.ZodType<Offer> = z.strictObject({
  provider: text(40),
  code: text(64),
  amount: amount.exactOptional(),
  placeholder: z.literal(true).exactOptional(),
});

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time in WIB, like 23:00");

export const product: z.ZodType<Product> = z.strictObject({
  id,
  category: id,
  name: localized(60),
  keywords: z.array(text(60)).exactOptional(),
  fields: z.array(field).min(1, "a product needs an account field"),
  offers: z.array(offer).min(1, "a product needs at least one offer"),
  closed: z.strictObject({ from: timeOfDay, to: timeOfDay }).exactOptional(),
});

/** An operator's file: what it adds to our catalogue, replaces in it and removes from it, or a catalogue of its own. */
export const catalogueFile = z.strictObject({
  extends: z.enum(["default", "nothing"]),
  categories: z.array(category).default([]),
  products: z.array(product).default([]),
  remove: z.array(id).default([]),
});

export type CatalogueFile = z.infer<typeof catalogueFile>;
