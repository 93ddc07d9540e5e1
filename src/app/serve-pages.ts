import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { Config } from "../config/read-config.ts";
import type { Page, Pages } from "../ops/monitoring-pages.ts";
import { atPort } from "./at-port.ts";
import { within } from "./later.ts";

export type Serving = {
  readonly url: string;
  /** Rejects when it can no longer serve; resolves when it was closed. */
  readonly ended: Promise<void>;
  readonly close: () => Promise<void>;
};

/** How long a request may take to arrive: who sends a byte now and then holds no connection for ever. */
const usualPatienceMs = 20_000;

/** One server for all that is asked of the program: what monitoring reads, and whatever else `others` takes. */
export async function servePages(
  http: Config["http"],
  pages: Pages,
  others?: RequestListener,
  patienceMs: number = usualPatienceMs,
): Promise<Serving> {
  const patience = {
    requestTimeout: patienceMs,
    headersTimeout: patienceMs,
    connectionsCheckingInterval: patienceMs / 4,
  };
  const server = createServer(patience, pageListener(pages, others));
  const port = await atPort(http, (port) => {
    return new Promise<number>((resolve, reject) => {
      const listening = () => {
        server.off("error", reject);
        const address = server.address();
        resolve(typeof address === "object" && address !== null ? address.port : port);
      };
      server.once("error", reject).listen(port, http.host, listening);
    });
  });
  const ended = new Promise<void>((resolve, reject) => server.once("error", reject).once("close", resolve));
  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    await within(1_000, closed);
    // Whoever has not finished speaking by then is not listened to any more.
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://${http.host.includes(":") ? `[${http.host}]` : http.host}:${port}`, ended, close };
}

function pageListener(pages: Pages, others: RequestListener = notFound): RequestListener {
  return (request, response) => {
    const { method, url = "" } = request;
    const page = method === "GET" || method === "HEAD" ? pages(url.replace(/\?.*/, "")) : undefined;
    if (page === undefined) others(request, response);
    else
      page.then(
        (one) => write(response, one),
        () => response.writeHead(500).end(),
      );
  };
}

const notFound: RequestListener = (_request, response) => void response.writeHead(404).end();

function write(response: ServerResponse, { status, type, text }: Page): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(text);
}
