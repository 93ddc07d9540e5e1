import type { NotDone } from "../about-us.ts";
import type { HttpClient, Path } from "../http.ts";
import { type Answered, unansweredOutcome } from "../http-outcome.ts";
import { accessTokens } from "./access-token.ts";
import { type Remedy, remedyFor } from "./codes.ts";
import type { KlikooOptions } from "./options.ts";
import { provider } from "./read-answer.ts";
import { type tokenPath, tokenRequester } from "./request-token.ts";
import { sharedToken } from "./shared-token.ts";
import { requestSignature, wibTimestamp } from "./signature.ts";
import { untilAborted } from "./until-aborted.ts";

export type SignedCall<Allowed extends Path> = {
  readonly method?: "GET";
  readonly path: Allowed;
  /** Minified and with its keys in order; empty for a `GET`. */
  readonly body: string;
};

/** What was read out of an answer, with Klikoo's code when it is a refusal. */
type Read = { readonly kind: string; readonly code?: string };

/** Calls with an access token and a signature. What can be done about a refusal of either is done once. */
export function signedCalls<Allowed extends Path>(
  options: KlikooOptions,
  send: HttpClient<typeof tokenPath | Allowed>,
) {
  const { clientSecret, lowerCaseMethod = false, clock } = options;
  const requestToken = tokenRequester(options, send);
  // Many calls may wait for one token, so that no single one of them can abort it: only its time-out can.
  const request = () => requestToken(new AbortController().signal);
  const shared = options.once && sharedToken({ ...options, once: options.once, request });
  const tokens = accessTokens({ clock, request, ...(shared && { request: shared.request, dropped: shared.drop }) });

  async function askWith<Result extends Read>(
    token: string,
    call: SignedCall<Allowed>,
    read: (answer: Answered) => Result,
    signal: AbortSignal,
  ): Promise<Result | NotDone> {
    const timestamp = wibTimestamp(clock());
    const headers = {
      Authorization: `Bearer ${token}`,
      "Content-Type": "application/json",
      "Open-Api-Timestamp": timestamp,
      "Open-Api-Signature": requestSignature({ ...call, lowerCaseMethod, token, timestamp }, clientSecret),
    };
    const sent = await send({ ...call, headers }, signal);
    return sent.kind === "answered" ? read(sent) : unansweredOutcome(provider, sent);
  }

  return async function ask<Result extends Read>(
    call: SignedCall<Allowed>,
    read: (answer: Answered) => Result,
    signal: AbortSignal,
    tried: readonly Remedy[] = [],
  ): Promise<Result | NotDone> {
    const token = signal.aborted ? undefined : await untilAborted(tokens.get(), signal);
    if (token === undefined) return unansweredOutcome(provider, { kind: "aborted" });
    const result = token.kind === "token" ? await askWith(token.token, call, read, signal) : token.outcome;
    const remedy = remedyFor(result.code);
    if (remedy === undefined || tried.includes(remedy)) return result;
    if (remedy === "new-token" && token.kind === "token") tokens.drop(token.token);
    return ask(call, read, signal, [...tried, remedy]);
  };
}
