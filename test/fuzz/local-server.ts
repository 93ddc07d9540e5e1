import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type LocalRequest = { readonly path: string; readonly type: string; readonly body: string };
export type LocalServer = { readonly url: string; readonly close: () => Promise<void> };

/** Answers each request at once, with this as JSON. */
export async function localServer(answer: (request: LocalRequest) => object): Promise<LocalServer> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { url: path = "", headers } = request;
    const body = Buffer.concat(chunks).toString();
    const text = JSON.stringify(answer({ path, type: headers["content-type"] ?? "", body }));
    response.writeHead(200, { "content-type": "application/json" }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
