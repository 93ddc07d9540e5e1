import type { BillProvider } from "../../inquiry/provider.ts";
import { httpClient } from "../http.ts";
import type { KlikooOptions } from "./options.ts";
import { provider, readAnswer } from "./read-answer.ts";
import { tokenPath } from "./request-token.ts";
import { canonicalBody } from "./signature.ts";
import { signedCalls } from "./signed-calls.ts";

const inquiryPath = "/v1/open-api/transactions/inquiry-postpaid";

/** Bills from Klikoo's B2B Open API (klikoo-doc.readme.io/reference/inquiry-postpaid). */
export function klikoo(options: KlikooOptions): BillProvider {
  const { baseUrl, timeoutMs } = options;
  const ask = signedCalls(options, httpClient({ baseUrl, timeoutMs, allowed: [tokenPath, inquiryPath] }));

  return {
    name: provider,
    inquire: (request, signal) => {
      const body = canonicalBody({
        account_number: request.account,
        product_code: request.code,
        ...(request.months === undefined ? {} : { period: String(request.months) }),
      });
      return ask({ path: inquiryPath, body }, (answer) => readAnswer(answer, request.account), signal);
    },
  };
}
