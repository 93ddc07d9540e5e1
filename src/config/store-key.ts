import { z } from "zod";
import { type Reading, requireAll } from "./reading.ts";

/** Each of 32 bytes, as base64. */
export type StoreKeysConfig = {
  readonly current: string;
  readonly old?: string;
};

const keyLength = 32;
const hex = /^[0-9a-f]{64}$/i;
const base64 = /^[\w+/-]{43}=?$/;

const storeKey = z
  .string()
  .transform(bytesOf)
  .refine((bytes) => bytes.length === keyLength, "must be 32 bytes as base64 or hex, from: openssl rand -base64 32")
  .transform((bytes) => bytes.toString("base64"));

export const storeKeyVariables = { STORE_KEY: storeKey, STORE_KEY_OLD: storeKey } as const;

export function readStoreKeys(reading: Reading<typeof storeKeyVariables>): StoreKeysConfig | undefined {
  const { STORE_KEY: current, STORE_KEY_OLD: old } = reading.values;
  requireAll(reading, ["STORE_KEY"], ["STORE_KEY_OLD"]);
  return current === undefined ? undefined : { current, ...(old !== undefined && { old }) };
}

function bytesOf(text: string): Buffer {
  if (hex.test(text)) return Buffer.from(text, "hex");
  return Buffer.from(base64.test(text) ? text : "", "base64");
}
