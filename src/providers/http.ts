import { Axios, AxiosError, isAxiosError } from "axios";
import { givenUp, type Patience, pooledAdapter } from "./pooled-adapter.ts";

/** A bill takes some kilobytes. A megabyte of rows would keep everybody waiting for a second while it is read. */
const largestBody = 256 * 1024;

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
  /** How many calls may be made at once is decided by who calls (PROVIDER_CONCURRENCY): a limit here would hold them up. */
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
  const { baseUrl, timeoutMs, maxSockets = 10_000, mostBytes = largestBody, dated } = options;
  const allowed: ReadonlySet<string> = new Set(options.allowed);
  const { origin, pathname } = new URL(baseUrl);
  const prefix = pathname.replace(/\/$/, "");
  const patience = options.patience ?? { connectMs: 5_000, firstByteMs: Math.min(25_000, timeoutMs) };
  // By itself, without what axios gives to every instance: that would be merged anew into each call, for as long again.
  const client = new Axios({
    adapter: pooledAdapter({ origin, patience, timeoutMs, maxSockets, mostBytes }),
    transformRequest: (body: string) => body,
    transformResponse: (body: Buffer) => body,
    validateStatus: () => true,
  });
  const decoder = new TextDecoder();

  return async ({ path, method, headers, body }, signal) => {
    if (!allowed.has(path)) throw new Error(`${path} is not among the allowed paths`);
    if (signal.aborted) return { kind: "aborted" };
    const content = method === "GET" ? { method } : { method: "POST", data: body };
    try {
      const answer = await client.request<Buffer>({ ...content, url: prefix + path, headers, signal });
      const date = Date.parse(String(answer.headers.date));
      if (!Number.isNaN(date)) dated?.(date);
      return { kind: "answered", status: answer.status, body: decoder.decode(answer.data) };
    } catch (error) {
      return withoutAnswer(error);
    }
  };
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
  givenUp.connect,
]);

// An axios error holds the request with its headers, so that it never leaves this file, not even as a `cause`.
function withoutAnswer(error: unknown): HttpResult {
  if (!isAxiosError(error)) throw error;
  const cause = error.code ?? "unknown";
  switch (cause) {
    case givenUp.firstByte:
    case givenUp.whole:
      return { kind: "timed-out" };
    case givenUp.aborted:
    case AxiosError.ERR_CANCELED:
      return { kind: "aborted" };
    case givenUp.cut:
      return { kind: "cut" };
    case givenUp.tooLarge:
      return { kind: "too-large" };
    default:
      return { kind: "unreachable", cause, uncounted: uncountedCauses.has(cause) || isTlsFailure(cause) };
  }
}

function isTlsFailure(cause: string): boolean {
  return cause === "EPROTO" || /CERT|SIGNATURE|^ERR_(TLS|SSL)_/.test(cause);
}
