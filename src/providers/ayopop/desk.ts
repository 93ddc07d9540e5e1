import { type DeskOptions, mostListBytes, type PartnerDesk } from "../desk.ts";
import { httpClient } from "../http.ts";
import { type Answered, unansweredOutcome } from "../http-outcome.ts";
import type { AyopopOptions } from "./options.ts";
import { provider } from "./read-answer.ts";
import { readBalance } from "./read-balance.ts";
import { readProducts } from "./read-products.ts";
import { signedToken, tokenKey } from "./token.ts";

const pathsOf = {
  "2.0": { balance: "/api/v2/partner/balance", products: "/api/v2/partner/products" },
  "1.0": { balance: "/api/v1/partner/balance", products: "/api/v1/partner/products" },
} as const;

/** Ayopop's balance and product list (docs.ppob.ayoconnect.id/docs/balance, /product-list). */
export function ayopopDesk(options: AyopopOptions & DeskOptions): PartnerDesk {
  const { baseUrl, apiKey, version, timeoutMs, dated } = options;
  const paths = pathsOf[version];
  const post = httpClient({
    baseUrl,
    timeoutMs,
    allowed: [paths.balance, paths.products],
    mostBytes: mostListBytes,
    ...(dated === undefined ? {} : { dated }),
  });
  const headers = {
    KEY: apiKey,
    TOKEN: signedToken({ partnerId: apiKey }, tokenKey(options.apiSecret)),
    VERSION: version,
    Accept: "application/json",
    "Content-Type": "application/json",
  };

  async function ask<Result>(
    path: (typeof paths)[keyof typeof paths],
    read: (answer: Answered) => Result,
    signal: AbortSignal,
  ) {
    // As with inquiries the token carries the question; here the documented body is empty.
    const result = await post({ path, headers, body: "" }, signal);
    return result.kind === "answered" ? read(result) : unansweredOutcome(provider, result);
  }

  return {
    name: provider,
    balance: (signal) => ask(paths.balance, readBalance, signal),
    products: (signal) => ask(paths.products, readProducts, signal),
  };
}
