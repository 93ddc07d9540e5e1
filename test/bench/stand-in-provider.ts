import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fixtureText } from "../support/fixture.ts";

export type StandInProvider = { readonly url: string; readonly close: () => Promise<void> };

export const paths = {
  ayopop: "/api/v2/bill/check",
  klikoo: "/v1/open-api/transactions/inquiry-postpaid",
  klikooToken: "/v1/open-api/access-token",
} as const;

/** Documented answers to an inquiry of PLN postpaid, and who and which number stand in them. */
export const samples = {
  ayopop: { fixture: "inquiry-300-pln-postpaid-1bill-docs", account: "516070377775", name: "INDAH PUTRI" },
  klikoo: { fixture: "inquiry-postpaid-200-pln", account: "514040400482", name: "INDAH PUTRI" },
} as const;

/** By path. */
export const answers: ReadonlyMap<string, string> = new Map([
  [paths.ayopop, fixtureText("ayopop", samples.ayopop.fixture)],
  [paths.klikoo, fixtureText("klikoo", samples.klikoo.fixture)],
  [paths.klikooToken, fixtureText("klikoo", "access-token-200")],
]);

/** Both providers, answering at once and always the same, so that only the work of who asks is measured. */
export async function standInProvider(): Promise<StandInProvider> {
  const bodies = new Map([...answers].map(([path, text]) => [path, Buffer.from(text)]));
  const server = createServer((request, response) => {
    request.resume();
    const body = bodies.get(request.url ?? "") ?? Buffer.from("Nothing is answered here");
    response.writeHead(200, { "content-type": "application/json", "content-length": body.length }).end(body);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
