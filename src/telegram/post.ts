import type { Dispatcher } from "undici";

export type Post = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** In milliseconds: until the answer begins, and then between two pieces of it. */
  readonly headersTimeout: number;
  readonly bodyTimeout: number;
};

/**
 * The body of the answer, whatever its status. It is collected as it arrives: the stream that undici's own `request`
 * makes of it costs half as much again as all the rest of a call.
 */
export function post(dispatcher: Dispatcher, request: Post, signal?: AbortSignal): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const chunks: Buffer[] = [];
    let sending: Dispatcher.DispatchController | undefined;
    const abort = () => {
      reject(signal?.reason);
      sending?.abort(signal?.reason);
    };
    signal?.addEventListener("abort", abort, { once: true });
    const isLeft = () => signal?.removeEventListener("abort", abort);
    dispatcher.dispatch(
      { ...request, method: "POST" },
      {
        onRequestStart: (controller) => {
          sending = controller;
          // It may have been given up while it waited for a connection.
          if (signal?.aborted) abort();
        },
        onResponseData: (_, chunk) => void chunks.push(chunk),
        onResponseEnd: () => {
          isLeft();
          resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks));
        },
        onResponseError: (_, error) => {
          isLeft();
          reject(error);
        },
      },
    );
  });
}
