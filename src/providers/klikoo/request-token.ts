import { createPrivateKey } from "node:crypto";
import { aboutUs, type NotDone } from "../about-us.ts";
import type { HttpClient } from "../http.ts";
import { unansweredOutcome } from "../http-outcome.ts";
import type { KlikooOptions } from "./options.ts";
import { open, provider } from "./read-answer.ts";
import { tokenSchema } from "./schema.ts";
import { tokenSignature, wibTimestamp } from "./signature.ts";

export const tokenPath = "/v1/open-api/access-token";

export type TokenAnswer =
  | { readonly kind: "token"; readonly token: string; readonly lifeMs: number }
  | { readonly kind: "none"; readonly outcome: NotDone };

/** Asks Klikoo for an access token (klikoo-doc.readme.io/reference/get-token-api). */
export function tokenRequester(options: KlikooOptions, post: HttpClient<typeof tokenPath>) {
  const { clientId, clientSecret, clock } = options;
  const privateKey = createPrivateKey(options.privateKey);
  const body = JSON.stringify({
    grant_type: "client_credentials",
    additional_info: { client_id: clientId, client_secret: clientSecret },
  });

  return async (signal: AbortSignal): Promise<TokenAnswer> => {
    const timestamp = wibTimestamp(clock());
    const headers = {
      "Content-Type": "application/json",
      "Open-Api-Timestamp": timestamp,
      "Open-Api-Signature": tokenSignature(clientId, timestamp, privateKey),
    };
    const result = await post({ path: tokenPath, headers, body }, signal);
    if (result.kind !== "answered") return { kind: "none", outcome: unansweredOutcome(provider, result) };
    const opened = open(result);
    if (opened.kind === "failed") return { kind: "none", outcome: aboutUs(opened.outcome) };
    const data = tokenSchema.safeParse(opened.data).data;
    if (data) return { kind: "token", token: data.access_token, lifeMs: data.expires_in * 1000 };
    return { kind: "none", outcome: { kind: "provider-misbehaved", provider, code: opened.code } };
  };
}
