import type { BillProvider } from "../../inquiry/provider.ts";
import { httpClient } from "../http.ts";
import { unansweredOutcome } from "../http-outcome.ts";
import type { AyopopOptions } from "./options.ts";
import { provider, readAnswer } from "./read-answer.ts";
import { inquiryParameters, signedToken, tokenKey } from "./token.ts";

const inquiryPath = { "2.0": "/api/v2/bill/check", "1.0": "/api/v1/bill/check" } as const;

/** Bills from Ayoconnect's OpenAPI (docs.ppob.ayoconnect.id/docs/inquiry). */
export function ayopop(options: AyopopOptions): BillProvider {
  const { baseUrl, apiKey, version, timeoutMs, clock } = options;
  const path = inquiryPath[version];
  const key = tokenKey(options.apiSecret);
  const post = httpClient({ baseUrl, timeoutMs, allowed: [path] });

  return {
    name: provider,
    inquire: async (request, signal) => {
      const headers = {
        KEY: apiKey,
        TOKEN: signedToken(inquiryParameters(request, apiKey), key),
        VERSION: version,
        Accept: "application/json",
        "Content-Type": "application/json",
      };
      // The token carries the question; the body is documented as empty braces.
      const result = await post({ path, headers, body: "{}" }, signal);
      if (result.kind !== "answered") return unansweredOutcome(provider, result);
      return readAnswer(result, request.account, clock());
    },
  };
}
