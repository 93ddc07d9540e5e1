import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { type Answer, json, notServed } from "./answer.ts";
import type { SandboxCredentials } from "./credentials.ts";
import type { SandboxOptions } from "./options.ts";
import { type Sandbox, sandbox } from "./sandbox.ts";
import { writeAnswer } from "./write-answer.ts";

export type ServedSandbox = {
  readonly ayopopUrl: string;
  /** Ends in Klikoo's gateway prefix, which its clients do not sign. */
  readonly klikooUrl: string;
  readonly credentials: SandboxCredentials;
  /** How often each path was asked, prefix included. */
  readonly requests: () => Readonly<Record<string, number>>;
  /** Ends what still hangs. */
  readonly close: () => Promise<void>;
};

export type ServeOptions = SandboxOptions & { readonly host?: string; readonly port?: number };

const maxBody = 64 * 1024;

/** @throws when the port is taken. */
export async function serveSandbox({ host = "127.0.0.1", port = 0, ...options }: ServeOptions): Promise<ServedSandbox> {
  const providers = sandbox(options);
  const counts = new Map<string, number>();
  const server = createServer((incoming, outgoing) => {
    const path = pathOf(incoming);
    counts.set(path, (counts.get(path) ?? 0) + 1);
    collect(incoming, (body) => writeAnswer(outgoing, answerTo(providers, incoming, body), options.after));
  });
  server.listen(port, host);
  await once(server, "listening");
  const origin = originOf(server, host);
  return {
    ayopopUrl: `${origin}/ayopop`,
    klikooUrl: `${origin}/klikoo-b2b`,
    credentials: providers.credentials,
    requests: () => Object.fromEntries(counts),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** Gives the whole body, or `undefined` in place of one that is too large. A request that breaks off is forgotten. */
function collect(incoming: IncomingMessage, done: (body: Buffer | undefined) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  incoming.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size <= maxBody) chunks.push(chunk);
  });
  incoming.on("end", () => done(size <= maxBody ? Buffer.concat(chunks) : undefined));
}

function answerTo(providers: Sandbox, incoming: IncomingMessage, body: Buffer | undefined): Answer {
  if (body === undefined) return json(413, { error: "the body is too large" });
  const [, prefix, path] = /^\/(ayopop|klikoo-b2b)(\/.*)$/.exec(pathOf(incoming)) ?? [];
  if (prefix === undefined || path === undefined) return notServed;
  const header = (name: string) => {
    const value = incoming.headers[name];
    return Array.isArray(value) ? value.join(", ") : value;
  };
  const request = { method: incoming.method ?? "", path, header, body };
  return prefix === "ayopop" ? providers.ayopop(request) : providers.klikoo(request);
}

function pathOf(incoming: IncomingMessage): string {
  return (incoming.url ?? "").replace(/\?.*/s, "");
}

function originOf(server: Server, host: string): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the sandbox listens on no port");
  return `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`;
}
