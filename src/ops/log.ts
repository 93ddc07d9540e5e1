import { type DestinationStream, type Logger, pino } from "pino";
import type { Answer } from "../inquiry/answer.ts";
import type { Inquiry } from "../inquiry/ask.ts";
import type { Attempt } from "../inquiry/inquire.ts";

export type Log = Logger;

/** Lines of JSON. What is logged names no customer: inquiries by their reference, errors without what they carry. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = { level, base: null, serializers: { err: describeError } };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** An attempt in the log: no account number, no name, and nothing that the provider wrote. */
export function attemptLine({ reference, product, offer, outcome, milliseconds }: Attempt): Record<string, unknown> {
  const code = outcome.kind === "bill" ? undefined : outcome.code;
  return {
    reference,
    product,
    provider: offer.provider,
    productCode: offer.code,
    outcome: outcome.kind,
    code,
    mismatch: outcome.kind === "bill" ? outcome.bill.mismatch : undefined,
    milliseconds,
  };
}

/**
 * An error of Telegram carries the whole message that was refused, others an address with a token in it, and what a
 * parser says quotes the text that it could not read.
 */
/** A code that nobody knows, an answer that cannot be read, a refusal of ours: somebody of ops has to look. */
export function isOpsMatter({ outcome }: Attempt): boolean {
  return outcome.kind === "provider-misbehaved" || outcome.kind === "provider-refused-us";
}

/** What somebody was told. The reference is theirs, also where the answer came from memory or another's question. */
export function answerLine(
  { reference, product }: Inquiry,
  { outcome, rememberedUntil }: Answer,
): Record<string, unknown> {
  return { reference, product: product.id, outcome: outcome.kind, remembered: rememberedUntil !== undefined };
}

function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  if (error instanceof SyntaxError) return { type: error.name };
  const { name, message, stack, cause } = error;
  const code = "code" in error ? error.code : undefined;
  return { type: name, message, code, stack, ...(cause === undefined ? {} : { cause: describeError(cause) }) };
}
