import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Readable } from "node:stream";
import axios, { type AxiosInstance, isAxiosError } from "axios";
import { connectTimeout, firstByteTimeout, type Patience, timedTransport } from "./timed-transport.ts";

const largestBody = 1024 * 1024;

/** A path below the base URL. Only those named when the client is made are ever called. */
export type Path = `/${string}`;

/** A `POST` unless it says otherwise: providers read by it too. */
export type HttpCall<Allowed extends Path> = {
  readonly method?: "GET";
  readonly path: Allowed;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent byte for byte: a signature may cover it. */
  readonly body: string;
};

/** How a call ended. Whatever the status, an answer that came whole is an answer. */
export type HttpResult =
  | { readonly kind: "answered"; readonly status: number; readonly body: string }
  /** No answer began. `uncounted`: the other side cannot have taken the request into account. */
  | { readonly kind: "unreachable"; readonly cause: string; readonly uncounted: boolean }
  | { readonly kind: "timed-out" }
  | { readonly kind: "aborted" }
  /** The answer began and did not end, or was no HTTP. */
  | { readonly kind: "cut" }
  | { readonly kind: "too-large" };

export type HttpClient<Allowed extends Path> = (call: HttpCall<Allowed>, signal: AbortSignal) => Promise<HttpResult>;

export type HttpOptions<Allowed extends Path> = {
  /** May have a path of its own, in front of every path: `https://host/gateway`. */
  readonly baseUrl: string;
  readonly allowed: readonly Allowed[];
  /** For the whole call, from the first packet to the last byte. */
  readonly timeoutMs: number;
  /** Shorter waits within it: for the connection, and from then for the first byte of an answer. */
  readonly patience?: Patience;
  readonly maxSockets?: number;
  /** The largest answer that is read. */
  readonly mostBytes?: number;
  /** Hears the `Date` of each answer, in epoch milliseconds, for who compares clocks. */
  readonly dated?: (date: number) => void;
};

/**
 * The one door through which a provider is called. It follows no redirect, uses no proxy of the environment, and its
 * results carry no header and no URL, so that no secret can leave with them.
 */
export function httpClient<Allowed extends Path>(options: HttpOptions<Allowed>): HttpClient<Allowed> {
  const allowed: ReadonlySet<string> = new Set(options.allowed);
  const sockets = { keepAlive: true, maxSockets: options.maxSockets ?? 50 };
  const patience = options.patience ?? { connectMs: 5_000, firstByteMs: Math.min(25_000, options.timeoutMs) };
  const client = axios.create({
    baseURL: options.baseUrl,
    allowAbsoluteUrls: false,
    httpAgent: new HttpAgent(sockets),
    // Said here, so that no variable of the environment can switch it off.
    httpsAgent: new HttpsAgent({ ...sockets, rejectUnauthorized: true }),
    transport: timedTransport(patience),
    maxRedirects: 0,
    proxy: false,
    responseType: "stream",
    transformRequest: (body: string) => body,
    validateStatus: () => true,
  });

  return async (call, signal) => {
    if (!allowed.has(call.path)) throw new Error(`${call.path} is not among the allowed paths`);
    if (signal.aborted) return { kind: "aborted" };
    const ending = new AbortController();
    const end = () => ending.abort();
    signal.addEventListener("abort", end, { once: true });
    const timer = setTimeout(end, options.timeoutMs);
    try {
      const result = await send(client, call, ending.signal, options);
      if (!ending.signal.aborted || result.kind === "answered") return result;
      return { kind: signal.aborted ? "aborted" : "timed-out" };
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
    }
  };
}

type Reading = Pick<HttpOptions<Path>, "mostBytes" | "dated">;

async function send(
  client: AxiosInstance,
  { method, path, headers, body }: HttpCall<Path>,
  signal: AbortSignal,
  { mostBytes = largestBody, dated }: Reading,
): Promise<HttpResult> {
  try {
    const content = method === "GET" ? { method } : { method: "POST", data: body };
    const answer = await client.request<Readable>({ ...content, url: path, headers, signal });
    const date = Date.parse(String(answer.headers.date));
    if (!Number.isNaN(date)) dated?.(date);
    const read = await bodyOf(answer.data, mostBytes);
    return typeof read === "string" ? { kind: "answered", status: answer.status, body: read } : read;
  } catch (error) {
    return withoutAnswer(error);
  }
}

/** Axios counts bytes too, but its error for too many of them looks like that of a cut connection. */
async function bodyOf(stream: Readable, mostBytes: number): Promise<string | HttpResult> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > mostBytes) return { kind: "too-large" };
      chunks.push(chunk);
    }
  } catch {
    return { kind: "cut" };
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** Failures in front of the other side's door: no connection, or one that was closed before it answered. */
const uncountedCauses: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  connectTimeout,
]);

// An axios error holds the request with its headers, so that it never leaves this file, not even as a `cause`.
function withoutAnswer(error: unknown): HttpResult {
  if (!isAxiosError(error)) throw error;
  const cause = error.code ?? "unknown";
  if (cause === firstByteTimeout) return { kind: "timed-out" };
  if (cause.startsWith("HPE_")) return { kind: "cut" };
  return { kind: "unreachable", cause, uncounted: uncountedCauses.has(cause) || isTlsFailure(cause) };
}

function isTlsFailure(cause: string): boolean {
  return cause === "EPROTO" || /CERT|SIGNATURE|^ERR_(TLS|SSL)_/.test(cause);
}
