import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { onTestFinished } from "vitest";

/** Headers by which a request proves who sends it, or that hold the whole question. */
const secretHeaders = ["key", "token", "authorization", "open-api-signature"] as const;

export type SentSecrets = {
  /** Every value that these headers have had during the test, and the parts of those that have some. */
  readonly values: () => readonly string[];
  /** Headers that were sent so far. */
  readonly headers: () => readonly string[];
};

/** Listens to undici's client itself, so that nothing stands between the program and who it talks to. */
export function sentSecrets(): SentSecrets {
  const values = new Set<string>();
  const headers = new Set<string>();
  const note = (message: unknown) => {
    const { request } = message as { readonly request: { readonly headers: readonly unknown[] } };
    for (const [at, name] of request.headers.entries()) {
      const header = at % 2 === 0 ? secretHeaders.find((one) => one === String(name).toLowerCase()) : undefined;
      if (header === undefined) continue;
      headers.add(header);
      const value = String(request.headers[at + 1]);
      for (const part of [value, ...value.split(/[ .]/)]) if (part.length > 8) values.add(part);
    }
  };
  subscribe("undici:request:create", note);
  onTestFinished(() => void unsubscribe("undici:request:create", note));
  return { values: () => [...values], headers: () => [...headers] };
}
