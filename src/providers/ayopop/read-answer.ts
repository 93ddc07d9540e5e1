import type { Localized } from "../../domain/locale.ts";
import { toldText } from "../../domain/told-text.ts";
import type { InquiryOutcome, NoBill } from "../../inquiry/outcome.ts";
import { type Answered, jsonOf, statusOutcome } from "../http-outcome.ts";
import { textOf } from "../text-of.ts";
import { billCode, isUnknownProduct, reasonOf } from "./codes.ts";
import { readBill } from "./read-bill.ts";
import { type Envelope, envelopeSchema } from "./schema.ts";

export const provider = "ayopop";

/** A number that was asked for too often is refused for this long (code 330). */
const refusalMs = 30 * 60 * 1000;

/** What an answer means. Its code decides, whatever the HTTP status; the status does where there is no code. */
export function readAnswer(answer: Answered, account: string, now: number): InquiryOutcome {
  const envelope = envelopeSchema.safeParse(jsonOf(answer)).data;
  if (envelope === undefined) return statusOutcome(provider, answer.status);
  const code = envelope.responseCode;
  if (code !== billCode) return noBill(code, envelope, now);
  const bill = readBill(envelope.data, account);
  return bill ? { kind: "bill", provider, bill } : { kind: "provider-misbehaved", provider, code };
}

/** What a code that stands for no bill means. */
export function noBill(code: string, envelope: Envelope, now: number): NoBill {
  const kind = reasonOf(code);
  const message = messageOf(envelope);
  return {
    kind,
    provider,
    code,
    ...(message === undefined ? {} : { message }),
    ...(isUnknownProduct(code) ? { unknownCode: true } : {}),
    ...(kind === "too-often" ? { retryAt: now + refusalMs } : {}),
  };
}

function messageOf({ message }: Envelope): Partial<Localized> | undefined {
  const id = toldText(textOf(message?.ID));
  const en = toldText(textOf(message?.EN));
  if (id === undefined && en === undefined) return undefined;
  return { ...(id === undefined ? {} : { id }), ...(en === undefined ? {} : { en }) };
}
