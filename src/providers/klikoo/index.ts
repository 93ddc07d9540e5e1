import type { InquiryOutcome } from "../../inquiry/outcome.ts";
import type { BillProvider, InquiryRequest } from "../../inquiry/provider.ts";
import { httpClient } from "../http.ts";
import { unansweredOutcome } from "../http-outcome.ts";
import { accessTokens } from "./access-token.ts";
import { type Remedy, remedyFor } from "./codes.ts";
import type { KlikooOptions } from "./options.ts";
import { provider, readAnswer } from "./read-answer.ts";
import { tokenPath, tokenRequester } from "./request-token.ts";
import { canonicalBody, requestSignature, wibTimestamp } from "./signature.ts";
import { untilAborted } from "./until-aborted.ts";

const inquiryPath = "/v1/open-api/transactions/inquiry-postpaid";

/** Bills from Klikoo's B2B Open API (klikoo-doc.readme.io/reference/inquiry-postpaid). */
export function klikoo(options: KlikooOptions): BillProvider {
  const { baseUrl, clientSecret, timeoutMs, clock } = options;
  const post = httpClient({ baseUrl, timeoutMs, allowed: [tokenPath, inquiryPath] });
  const requestToken = tokenRequester(options, post);
  // Many inquiries may wait for one token, so that no single one of them can abort it: only its time-out can.
  const tokens = accessTokens({ clock, request: () => requestToken(new AbortController().signal) });

  const ask = async (
    request: InquiryRequest,
    signal: AbortSignal,
    tried: readonly Remedy[],
  ): Promise<InquiryOutcome> => {
    const answer = signal.aborted ? undefined : await untilAborted(tokens.get(), signal);
    if (answer === undefined) return unansweredOutcome(provider, { kind: "aborted" });
    const outcome = answer.kind === "token" ? await inquire(request, answer.token, signal) : answer.outcome;
    const remedy = outcome.kind === "bill" ? undefined : remedyFor(outcome.code);
    if (remedy === undefined || tried.includes(remedy)) return outcome;
    if (remedy === "new-token" && answer.kind === "token") tokens.drop(answer.token);
    return ask(request, signal, [...tried, remedy]);
  };

  const inquire = async (request: InquiryRequest, token: string, signal: AbortSignal): Promise<InquiryOutcome> => {
    const timestamp = wibTimestamp(clock());
    const body = canonicalBody({
      account_number: request.account,
      product_code: request.code,
      ...(request.months === undefined ? {} : { period: String(request.months) }),
    });
    const headers = {
      Authorization: `Bearer ${token}`,
      "Content-Type": "application/json",
      "Open-Api-Timestamp": timestamp,
      "Open-Api-Signature": requestSignature({ path: inquiryPath, token, body, timestamp }, clientSecret),
    };
    const result = await post({ path: inquiryPath, headers, body }, signal);
    if (result.kind !== "answered") return unansweredOutcome(provider, result);
    return readAnswer(result, request.account);
  };

  return { name: provider, inquire: (request, signal) => ask(request, signal, []) };
}
