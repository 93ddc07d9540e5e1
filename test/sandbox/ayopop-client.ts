import { createHmac } from "node:crypto";
import type { StartedSandbox } from "./start.ts";

export type Parameters = Readonly<Record<string, unknown>>;

export type Call = {
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly header?: Parameters;
  readonly secret?: string;
  readonly signal?: AbortSignal;
};

/** A token made by hand, so that sandbox and adapter are not checked by one library alone. */
function token(payload: Parameters, secret: string, header: Parameters = { alg: "HS256", typ: "JWT" }): string {
  const part = (value: Parameters) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${part(header)}.${part(payload)}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}

/** Asks Ayopop's stand-in. `partnerId` is added unless it is among the parameters. */
export function callAyopop(sandbox: StartedSandbox, parameters: Parameters, call: Call = {}): Promise<Response> {
  const { apiKey, apiSecret } = sandbox.credentials.ayopop;
  return fetch(`${sandbox.ayopopUrl}${call.path ?? "/api/v2/bill/check"}`, {
    method: "POST",
    headers: {
      KEY: apiKey,
      TOKEN: token({ partnerId: apiKey, ...parameters }, call.secret ?? apiSecret, call.header),
      VERSION: "2.0",
      "Content-Type": "application/json",
      ...call.headers,
    },
    body: call.body ?? "{}",
    ...(call.signal && { signal: call.signal }),
  });
}

export async function askAyopop(sandbox: StartedSandbox, parameters: Parameters, call: Call = {}) {
  const response = await callAyopop(sandbox, parameters, call);
  return { status: response.status, body: await response.json() };
}
