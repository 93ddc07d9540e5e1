import { type DeskOptions, mostListBytes, type PartnerDesk } from "../desk.ts";
import { httpClient } from "../http.ts";
import { everyPage } from "./every-page.ts";
import type { KlikooOptions } from "./options.ts";
import { provider } from "./read-answer.ts";
import { readBalance } from "./read-balance.ts";
import { readProducts } from "./read-products.ts";
import { tokenPath } from "./request-token.ts";
import { signedCalls } from "./signed-calls.ts";

const balancePath = "/v1/open-api/balance";
const productsPath = "/v1/open-api/products";

/** The docs' sample asks for ten, and no page tells the most. */
const pageSize = 100;

/** Klikoo's balance and product list (klikoo-doc.readme.io/reference/client-balance, /client-products). */
export function klikooDesk(options: KlikooOptions & DeskOptions): PartnerDesk {
  const { baseUrl, timeoutMs, dated } = options;
  const ask = signedCalls(
    options,
    httpClient({
      baseUrl,
      timeoutMs,
      allowed: [tokenPath, balancePath, productsPath],
      mostBytes: mostListBytes,
      ...(dated === undefined ? {} : { dated }),
    }),
  );

  const page = (number: number, signal: AbortSignal) => {
    // Its keys are in order as they stand. An empty search finds everything, what is not enabled too.
    const body = JSON.stringify({ limit: pageSize, page: number, search: [], sort: { field: "code", value: "asc" } });
    return ask({ path: productsPath, body }, readProducts, signal);
  };

  return {
    name: provider,
    balance: (signal) => ask({ method: "GET", path: balancePath, body: "" }, readBalance, signal),
    products: (signal) => everyPage((number) => page(number, signal)),
  };
}
