import { once } from "node:events";
import { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import type { Playground } from "./playground.ts";

type Address = { readonly host: string; readonly port: number };

type ServedPlayground = { readonly url: string; readonly close: () => Promise<void> };

/** Listens; port 0 takes a free one. Rejects when the port is taken. Closing also closes the playground. */
export async function servePlayground(playground: Playground, { host, port }: Address): Promise<ServedPlayground> {
  const server = createAdaptorServer({ fetch: playground.fetch, hostname: host });
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address();
  const listening = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${listening}`,
    async close() {
      playground.close();
      const closed = once(server, "close");
      server.close();
      if (server instanceof Server) server.closeAllConnections();
      await closed;
    },
  };
}
