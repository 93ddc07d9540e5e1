import { Agent } from "node:http";
import axios from "axios";
import { defaultCatalogue } from "../../../src/catalogue/default-catalogue.ts";
import { allWords } from "../../../src/i18n/words.ts";
import type { InquiryOutcome } from "../../../src/inquiry/outcome.ts";
import type { HttpCall, Path } from "../../../src/providers/http.ts";
import { renderResult } from "../../../src/telegram/render-result.ts";
import { answers } from "../stand-in-provider.ts";
import type { InquiryCase, Send } from "./inquiry-case.ts";

export type Work = () => Promise<unknown>;

/** What is measured of a provider's inquiry. */
export type Works = {
  /** Signing, building the request, reading the answer, writing the summary. */
  readonly ours: Work;
  /** The same request, signed beforehand, by axios as it comes, with its sockets kept open. */
  readonly bareCall: Work;
  /** All of it: through the adapter with its HTTP client, and the summary. */
  readonly whole: Work;
};

export async function worksOf(inquiry: InquiryCase, baseURL: string): Promise<Works> {
  const { around, provider, request } = inquiry;
  const summary = summaries(request.account);
  const inquire = around(answerAtOnce);
  const { path, headers, body } = await callOf(inquiry);
  const client = axios.create({ baseURL, httpAgent: new Agent({ keepAlive: true }) });
  return {
    ours: async () => summary(await inquire(request)),
    bareCall: async () => (await client.post<unknown>(path, body, { headers })).data,
    whole: async () => summary(await provider.inquire(request, new AbortController().signal)),
  };
}

function summaries(account: string): (outcome: InquiryOutcome) => string {
  const words = allWords("Asia/Jakarta").id;
  const product = defaultCatalogue().products.find(({ id }) => id === "pln-postpaid");
  if (product === undefined) throw new Error("PLN postpaid is not in the catalogue");
  return (outcome) => {
    const result = { product: product.id, values: { account }, reference: "B3NCH", outcome, answeredAt: Date.now() };
    return renderResult(product, result, words, "person");
  };
}

const answerAtOnce: Send = async ({ path }) => {
  const body = answers.get(path);
  if (body === undefined) throw new Error(`Nothing is answered at ${path}`);
  return { kind: "answered", status: 200, body };
};

/** The request that the adapter makes. */
async function callOf({ around, request }: InquiryCase): Promise<HttpCall<Path>> {
  const calls: HttpCall<Path>[] = [];
  await around((call, signal) => {
    calls.push(call);
    return answerAtOnce(call, signal);
  })(request);
  const call = calls.at(-1);
  if (call === undefined) throw new Error("No request was made");
  return call;
}
