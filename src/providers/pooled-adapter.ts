import axios, { type AxiosAdapter, AxiosError, type InternalAxiosRequestConfig } from "axios";
import { type Dispatcher, errors, Pool } from "undici";
import { unpacked } from "./unpacked.ts";

export type Patience = {
  /** Until the connection stands, its TLS included. */
  readonly connectMs: number;
  /** From then until the answer begins. */
  readonly firstByteMs: number;
};

/** Why a call was given up, beside the codes of Node for what the network does. */
export const givenUp = {
  connect: "CONNECT_TIMEOUT",
  firstByte: "FIRST_BYTE_TIMEOUT",
  whole: "TIMEOUT",
  aborted: "ABORTED",
  cut: "CUT",
  tooLarge: "TOO_LARGE",
} as const;

export type PooledOptions = {
  readonly origin: string;
  readonly patience: Patience;
  /** For the whole call, from the wait for a connection to the last byte. */
  readonly timeoutMs: number;
  readonly maxSockets: number;
  /** The largest answer that is read, unpacked. */
  readonly mostBytes: number;
};

/**
 * Carries the requests of axios over a pool of kept connections, at a third of the cost of its own adapter for Node.
 * It follows no redirect and uses no proxy, and fails with an axios error whose code says how.
 */
export function pooledAdapter(options: PooledOptions): AxiosAdapter {
  const { origin, patience, maxSockets, mostBytes } = options;
  const pool = new Pool(origin, {
    connections: maxSockets,
    // Said here, so that no variable of the environment can switch the check of certificates off.
    connect: { timeout: patience.connectMs, rejectUnauthorized: true },
    headersTimeout: patience.firstByteMs,
    // What is left is held by the time for the whole call.
    bodyTimeout: 0,
    keepAliveTimeout: 30_000,
  });
  return async (config) => {
    const { status, headers, body } = await exchange(pool, config, options);
    const data = await unpacked(body, headers["content-encoding"], mostBytes);
    if (typeof data === "string") throw new AxiosError("unreadable", givenUp[data], config);
    return { status, statusText: "", headers: { date: headers.date }, data, config };
  };
}

function exchange(
  pool: Pool,
  config: InternalAxiosRequestConfig,
  { timeoutMs, mostBytes }: PooledOptions,
): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    const { signal } = config;
    const answer = collector();
    let sending: Dispatcher.DispatchController | undefined;
    let isOver = false;
    const end = () => {
      isOver = true;
      clearTimeout(timer);
      signal?.removeEventListener?.("abort", abort);
    };
    const giveUp = (code: string) => {
      end();
      reject(new AxiosError("given up", code, config));
      sending?.abort(new Error(code));
    };
    const abort = () => giveUp(givenUp.aborted);
    const timer = setTimeout(giveUp, timeoutMs, givenUp.whole);
    signal?.addEventListener?.("abort", abort);

    pool.dispatch(requestOf(config), {
      onRequestStart: (controller) => {
        sending = controller;
        // It may have been given up while it waited for a connection.
        if (isOver) controller.abort(new Error("given up"));
      },
      onResponseStart: (_, status, headers) => answer.begin(status, headers),
      onResponseData: (_, chunk) => {
        if (answer.add(chunk) > mostBytes) giveUp(givenUp.tooLarge);
      },
      onResponseEnd: () => {
        end();
        resolve(answer.whole());
      },
      onResponseError: (_, error) => {
        if (isOver) return;
        end();
        reject(failureOf(error, answer.hasBegun(), config));
      },
    });
  });
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;
type Exchanged = { readonly status: number; readonly headers: Headers; readonly body: Buffer };

/** An answer that is put together as it arrives. */
function collector() {
  const chunks: Buffer[] = [];
  let [status, size] = [0, 0];
  let headers: Headers = {};
  return {
    begin: (code: number, received: Headers) => {
      status = code;
      headers = received;
    },
    /** How large it is by now, in bytes. */
    add: (chunk: Buffer): number => {
      chunks.push(chunk);
      size += chunk.length;
      return size;
    },
    /** What comes before an answer has a status below 200. */
    hasBegun: () => status >= 200,
    whole: (): Exchanged => ({ status, headers, body: Buffer.concat(chunks, size) }),
  };
}

/** What axios itself would send, where the call says nothing else. */
const usualHeaders = { Accept: "application/json, text/plain, */*", "User-Agent": `axios/${axios.VERSION}` };

function requestOf({ method, url = "", headers, data }: InternalAxiosRequestConfig): Dispatcher.DispatchOptions {
  const httpMethod = method === "get" || method === "GET" ? "GET" : "POST";
  const sent = { ...usualHeaders, ...(headers.toJSON() as Record<string, string>) };
  return { path: url, method: httpMethod, headers: sent, body: data };
}

/** Undici's names become Node's: a connection that was closed or given up has one code, whoever noticed. */
const knownCodes: ReadonlyMap<string, string> = new Map([
  ["UND_ERR_CONNECT_TIMEOUT", givenUp.connect],
  ["UND_ERR_HEADERS_TIMEOUT", givenUp.firstByte],
  ["UND_ERR_HEADERS_OVERFLOW", givenUp.cut],
  ["UND_ERR_SOCKET", "ECONNRESET"],
]);

function failureOf(error: Error, hasBegun: boolean, config: InternalAxiosRequestConfig): Error {
  // A header or a path that cannot be sent is a mistake of ours, and not of the network.
  if (error instanceof errors.InvalidArgumentError) return error;
  if (hasBegun || error instanceof errors.HTTPParserError) return new AxiosError("no answer", givenUp.cut, config);
  const code = "code" in error ? String(error.code) : "unknown";
  return new AxiosError("no answer", knownCodes.get(code) ?? code, config);
}
