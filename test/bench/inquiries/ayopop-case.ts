import { ayopop } from "../../../src/providers/ayopop/index.ts";
import { readAnswer } from "../../../src/providers/ayopop/read-answer.ts";
import { inquiryParameters, signedToken, tokenKey } from "../../../src/providers/ayopop/token.ts";
import { unansweredOutcome } from "../../../src/providers/http-outcome.ts";
import { paths, samples } from "../stand-in-provider.ts";
import type { InquiryCase } from "./inquiry-case.ts";

const apiKey = "a-key-of-no-partner";
const apiSecret = "a-provider-secret-of-no-partner";

export function ayopopCase(baseUrl: string): InquiryCase {
  const key = tokenKey(apiSecret);
  return {
    name: "Ayopop",
    provider: ayopop({ baseUrl, apiKey, apiSecret, version: "2.0", timeoutMs: 30_000, clock: Date.now }),
    around: (send) => async (request) => {
      const headers = {
        KEY: apiKey,
        TOKEN: signedToken(inquiryParameters(request, apiKey), key),
        VERSION: "2.0",
        Accept: "application/json",
        "Content-Type": "application/json",
      };
      const result = await send({ path: paths.ayopop, headers, body: "{}" }, new AbortController().signal);
      if (result.kind !== "answered") return unansweredOutcome("ayopop", result);
      return readAnswer(result, request.account, Date.now());
    },
    request: { reference: "B3NCH", code: "TLSTPOS", account: samples.ayopop.account },
  };
}
