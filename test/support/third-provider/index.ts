import type { BillProvider } from "../../../src/inquiry/provider.ts";
import { httpClient } from "../../../src/providers/http.ts";
import { unansweredOutcome } from "../../../src/providers/http-outcome.ts";
import type { WarungOptions } from "./options.ts";
import { provider, readAnswer } from "./read-answer.ts";

const path = "/bills";

/** Bills from Warung, whom nobody knows: a provider as small as one can be. */
export function warung({ baseUrl, apiKey, timeoutMs }: WarungOptions): BillProvider {
  const post = httpClient({ baseUrl, timeoutMs, allowed: [path] });
  const headers = { "X-Api-Key": apiKey, "Content-Type": "application/json" };
  return {
    name: provider,
    inquire: async ({ code, account, months }, signal) => {
      const body = JSON.stringify({ product: code, number: account, months });
      const result = await post({ path, headers, body }, signal);
      return result.kind === "answered" ? readAnswer(result) : unansweredOutcome(provider, result);
    },
  };
}
