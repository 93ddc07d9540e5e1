import { generateKeyPairSync } from "node:crypto";
import { klikoo } from "../../../src/providers/klikoo/index.ts";
import { readAnswer } from "../../../src/providers/klikoo/read-answer.ts";
import { canonicalBody } from "../../../src/providers/klikoo/signature.ts";
import { signedCalls } from "../../../src/providers/klikoo/signed-calls.ts";
import { paths, samples } from "../stand-in-provider.ts";
import type { InquiryCase } from "./inquiry-case.ts";

/** The access token is asked for by the first inquiry and lives for minutes, so that its RSA signature is in no round. */
export function klikooCase(baseUrl: string): InquiryCase {
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const credentials = { clientId: "no-partner", clientSecret: "a-client-secret-of-no-partner", privateKey };
  const options = { baseUrl, ...credentials, timeoutMs: 30_000, clock: Date.now };
  return {
    name: "Klikoo",
    provider: klikoo(options),
    around: (send) => {
      const ask = signedCalls(options, send);
      return ({ account, code }) => {
        const body = canonicalBody({ account_number: account, product_code: code });
        const { signal } = new AbortController();
        return ask({ path: paths.klikoo, body }, (answer) => readAnswer(answer, account), signal);
      };
    },
    request: { reference: "B3NCH", code: "POSTPAIDPLN", account: samples.klikoo.account },
  };
}
