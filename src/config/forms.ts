import { z } from "zod";

// The messages name what is expected, never what was given: it may be a secret in the wrong place.

export const text = z.string();

export function wholeNumber(smallest: number, largest: number, like?: string) {
  const error = like === undefined ? `must be a whole number from ${smallest} to ${largest}` : `must be ${like}`;
  return z
    .string()
    .regex(/^-?\d{1,16}$/, error)
    .transform(Number)
    .refine((number) => Number.isSafeInteger(number) && number >= smallest && number <= largest, error);
}

export function oneOf<const Values extends readonly string[]>(values: Values) {
  return z.enum(values, { error: `must be one of ${values.join(", ")}` });
}

/** Without a slash at the end. Plain HTTP only to this machine, because what is sent there is secret. */
export const baseUrl = z
  .string()
  .refine(
    isSafeUrl,
    "must be an address that starts with https:// (or http:// on this machine), without ? # and password",
  )
  .transform((url) => url.replace(/\/+$/, ""));

function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  const safe = protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
  return safe && [username, password, search, hash].every((part) => part === "");
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
