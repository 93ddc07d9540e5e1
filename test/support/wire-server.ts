import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export type Received = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
};

export type WireAnswer = { readonly status: number; readonly body: string };

export type WireServer = {
  readonly url: string;
  /** What has come in so far. */
  readonly received: readonly Received[];
};

/** A real HTTP server for one test, which plays the other side of a provider's adapter. */
export async function wireServer(reply: (received: Received, response: ServerResponse) => void): Promise<WireServer> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = "", url = "", headers } = request;
    const whole = { method, path: url, headers, body: Buffer.concat(chunks).toString() };
    received.push(whole);
    reply(whole, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, received };
}

export function write(response: ServerResponse, { status, body }: WireAnswer): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(body);
}

/** Ways in which an answer goes wrong on its way. */
export const mishaps = {
  hang: () => undefined,
  reset: (response: ServerResponse) => response.socket?.resetAndDestroy(),
  /** Says how long it is, begins, and breaks off. */
  cut: (response: ServerResponse) => {
    response.writeHead(200, { "Content-Length": "1000" });
    response.write('{"half":', () => response.socket?.destroy());
  },
  /** Never stops, a byte at a time, and is never silent for long. */
  drip: (response: ServerResponse) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write(" "), 5);
    response.on("close", () => clearInterval(timer));
  },
  flood: (response: ServerResponse) => response.writeHead(200).end("a".repeat(1024 * 1024 + 1)),
  garbage: (response: ServerResponse) => response.socket?.end("this is no HTTP\r\n\r\n"),
} as const;

/** An address where nobody listens. */
export async function closedUrl(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}
