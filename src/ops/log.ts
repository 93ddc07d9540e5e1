import { type DestinationStream, type Logger, pino } from "pino";
import type { Answer } from "../inquiry/answer.ts";
import type { Inquiry } from "../inquiry/ask.ts";
import type { Attempt } from "../inquiry/inquire.ts";
import { logLines } from "./log-lines.ts";
import { masked } from "./masked.ts";

export type Log = Logger;

/** What is told of a conversation's event, and no more of it. */
type TurnEvent = { readonly kind: string; readonly command?: string; readonly action?: { readonly do: string } };

/** Lines of JSON. What is logged names no customer: inquiries by their reference, errors without what they carry. */
export function createLog(level: string, destination: DestinationStream = logLines(1)): Log {
  const options = { level, base: null, serializers: { err: describeError } };
  return pino(options, destination);
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

/**
 * A turn in the log: what somebody did and where that led, with the reference of the inquiry that its screen is of. Who
 * it was, where, and what they wrote is not told.
 */
export function turnLine(turn: {
  readonly event: TurnEvent;
  readonly update: number | undefined;
  readonly screen?: string;
  readonly reference?: string;
  readonly outcome: string;
  readonly milliseconds: number;
}): Record<string, unknown> {
  const { event, update, screen, reference, outcome, milliseconds } = turn;
  const { kind, command, action } = event;
  const led = { screen, reference, outcome, milliseconds: tenths(milliseconds) };
  return { update, event: kind, command, action: action?.do, ...led };
}

function tenths(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}

/**
 * An error of Telegram carries the whole message that was refused, others an address with a token in it, and what a
 * parser says quotes the text that it could not read. Any may quote a number.
 */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  if (error instanceof SyntaxError) return { type: error.name };
  const { name, message, stack, cause } = error;
  const code = "code" in error ? error.code : undefined;
  const told = { type: name, message: masked(message), code, stack: masked(stack ?? "") };
  return { ...told, ...(cause === undefined ? {} : { cause: describeError(cause) }) };
}
