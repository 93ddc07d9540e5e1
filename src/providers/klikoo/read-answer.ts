import { toldText } from "../../domain/told-text.ts";
import type { InquiryOutcome, NoBill } from "../../inquiry/outcome.ts";
import { type Answered, jsonOf, statusOutcome } from "../http-outcome.ts";
import { textOf } from "../text-of.ts";
import { isSuccess, isUnknownProduct, reasonOf } from "./codes.ts";
import { readBill } from "./read-bill.ts";
import { envelopeSchema } from "./schema.ts";

export const provider = "klikoo";

/** What an answer to an inquiry means. */
export function readAnswer(answer: Answered, account: string): InquiryOutcome {
  const opened = open(answer);
  if (opened.kind === "failed") return opened.outcome;
  const bill = readBill(opened.data, account);
  return bill ? { kind: "bill", provider, bill } : { kind: "provider-misbehaved", provider, code: opened.code };
}

export type Opened =
  | { readonly kind: "succeeded"; readonly code: string; readonly data: unknown }
  | { readonly kind: "failed"; readonly outcome: NoBill };

/** Its code decides, whatever the HTTP status; the status does where there is no code. */
export function open(answer: Answered): Opened {
  const envelope = envelopeSchema.safeParse(jsonOf(answer)).data;
  if (envelope === undefined) return { kind: "failed", outcome: statusOutcome(provider, answer.status) };
  const { response_code: code, data } = envelope;
  if (isSuccess(code)) return { kind: "succeeded", code, data };
  const id = toldText(textOf(envelope.response_message));
  const outcome: NoBill = {
    kind: reasonOf(code),
    provider,
    code,
    ...(id === undefined ? {} : { message: { id } }),
    ...(isUnknownProduct(code) ? { unknownCode: true } : {}),
  };
  return { kind: "failed", outcome };
}
