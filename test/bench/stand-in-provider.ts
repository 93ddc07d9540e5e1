import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type StandInProvider = { readonly url: string; readonly close: () => Promise<void> };

/** A documented answer of Ayopop's, and who and which number stand in it. */
export const sample = {
  file: "inquiry-300-pln-postpaid-1bill-docs.json",
  account: "516070377775",
  name: "INDAH PUTRI",
};

/** A provider that answers at once and always the same, so that only the bots' own work is measured. */
export async function standInProvider(): Promise<StandInProvider> {
  const fixtures = new URL("../../src/providers/ayopop/fixtures/", import.meta.url);
  const answer = readFileSync(new URL(sample.file, fixtures));
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { "content-type": "application/json", "content-length": answer.length }).end(answer);
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
