import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { ClientRequest } from "node:http";
import { onTestFinished } from "vitest";

/** Headers by which a request proves who sends it, or that hold the whole question. */
const secretHeaders = ["key", "token", "authorization", "open-api-signature"] as const;

export type SentSecrets = {
  /** Every value that these headers have had during the test, and the parts of those that have some. */
  readonly values: () => readonly string[];
  /** Headers that were sent so far. */
  readonly headers: () => readonly string[];
};

/** Listens to Node's own HTTP client, so that nothing stands between the program and who it talks to. */
export function sentSecrets(): SentSecrets {
  const values = new Set<string>();
  const headers = new Set<string>();
  const note = (message: unknown) => {
    const { request } = message as { readonly request: ClientRequest };
    for (const name of secretHeaders) {
      const value = request.getHeader(name);
      if (typeof value !== "string") continue;
      headers.add(name);
      for (const part of [value, ...value.split(/[ .]/)]) if (part.length > 8) values.add(part);
    }
  };
  subscribe("http.client.request.start", note);
  onTestFinished(() => void unsubscribe("http.client.request.start", note));
  return { values: () => [...values], headers: () => [...headers] };
}
