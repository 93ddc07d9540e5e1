import { aboutUs, type NotDone } from "../about-us.ts";
import type { UnknownShape } from "../desk.ts";
import { type Answered, jsonOf, statusOutcome } from "../http-outcome.ts";
import { shapeOf } from "../shape-of.ts";
import { billCode } from "./codes.ts";
import { noBill, provider } from "./read-answer.ts";
import { envelopeSchema } from "./schema.ts";

/**
 * Reads the `data` of an answer about ourselves. Which code is success there is on no page, so that data of the shape
 * that was asked for is an answer whatever its code.
 */
export function readData<Result>(
  answer: Answered,
  read: (data: unknown, code: string) => Result | undefined,
): Result | UnknownShape | NotDone {
  const json = jsonOf(answer);
  const envelope = envelopeSchema.safeParse(json).data;
  if (envelope === undefined) {
    const isAnswer = json !== undefined && answer.status < 300;
    return isAnswer ? { kind: "unknown-shape", shape: shapeOf(json) } : aboutUs(statusOutcome(provider, answer.status));
  }
  const code = envelope.responseCode;
  const result = read(envelope.data, code);
  if (result !== undefined) return result;
  if (isSuccess(code)) return { kind: "unknown-shape", shape: shapeOf(json) };
  return aboutUs(noBill(code, envelope, 0));
}

/** The code of an inquiry that succeeded, and the range of payments that did. */
export function isSuccess(code: string): boolean {
  return code === billCode || Number(code) < 100;
}
