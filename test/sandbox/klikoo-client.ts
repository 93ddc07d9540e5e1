import { createHash, createHmac, sign } from "node:crypto";
import type { StartedSandbox } from "./start.ts";

export type Call = {
  readonly method?: string;
  readonly path?: string;
  /** The exact text that is sent. */
  readonly body?: string;
  /** The text whose hash is signed, when it is another one. */
  readonly signedBody?: string;
  readonly token?: string;
  readonly timestamp?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** `2024-02-07T10:28:35.000+07:00` */
export function wib(now: number): string {
  return `${new Date(now + 7 * 3_600_000).toISOString().slice(0, -1)}+07:00`;
}

export async function askToken(sandbox: StartedSandbox, call: Call = {}) {
  const { clientId, clientSecret, privateKey } = sandbox.credentials.klikoo;
  const timestamp = call.timestamp ?? wib(sandbox.now());
  const signature = sign("RSA-SHA256", Buffer.from(`${clientId}|${timestamp}`), privateKey).toString("base64");
  const additional_info = { client_id: clientId, client_secret: clientSecret };
  const response = await fetch(`${sandbox.klikooUrl}/v1/open-api/access-token`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "Open-Api-Timestamp": timestamp,
      "Open-Api-Signature": signature,
      ...call.headers,
    },
    body: call.body ?? JSON.stringify({ grant_type: "client_credentials", additional_info }),
  });
  return { status: response.status, body: await response.json() };
}

export async function accessToken(sandbox: StartedSandbox): Promise<string> {
  return (await askToken(sandbox)).body.data.access_token;
}

/** Sends a request signed by hand over the bytes of its body. */
export async function callKlikoo(sandbox: StartedSandbox, call: Call): Promise<Response> {
  const { method = "POST", path = "/v1/open-api/transactions/inquiry-postpaid", body = "" } = call;
  const bearer = call.token ?? (await accessToken(sandbox));
  const timestamp = call.timestamp ?? wib(sandbox.now());
  const hash = createHash("sha256")
    .update(call.signedBody ?? body)
    .digest("hex");
  const signature = createHmac("sha512", sandbox.credentials.klikoo.clientSecret)
    .update(`${method}:${path}:${bearer}:${hash}:${timestamp}`)
    .digest("base64");
  return fetch(`${sandbox.klikooUrl}${path}`, {
    method,
    headers: {
      "Content-Type": "application/json",
      Authorization: `Bearer ${bearer}`,
      "Open-Api-Timestamp": timestamp,
      "Open-Api-Signature": signature,
      ...call.headers,
    },
    ...(method !== "GET" && { body }),
  });
}

export async function askKlikoo(sandbox: StartedSandbox, call: Call) {
  const response = await callKlikoo(sandbox, call);
  return { status: response.status, body: await response.json() };
}

/** The body of an inquiry; its members are in alphabetical order already. */
export function inquiry(product_code: string, account_number: string, period?: string): string {
  return JSON.stringify({ account_number, ...(period !== undefined && { period }), product_code });
}
