import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from "node:http";
import https from "node:https";

export type Patience = {
  /** Until the connection stands, its TLS included. */
  readonly connectMs: number;
  /** From then until the answer begins. */
  readonly firstByteMs: number;
};

export const connectTimeout = "CONNECT_TIMEOUT";
export const firstByteTimeout = "FIRST_BYTE_TIMEOUT";

type Transport = {
  readonly request: (options: RequestOptions, answered: (answer: IncomingMessage) => void) => ClientRequest;
};

/** Node's own requests, given up when nobody opens or nobody answers; the error's code says which. */
export function timedTransport({ connectMs, firstByteMs }: Patience): Transport {
  return {
    request: (options, answered) => {
      const isSecure = options.protocol === "https:";
      const request = (isSecure ? https : http).request(options, answered);
      let timer: NodeJS.Timeout | undefined;
      const wait = (milliseconds: number, code: string) => {
        clearTimeout(timer);
        timer = setTimeout(() => request.destroy(Object.assign(new Error("given up"), { code })), milliseconds);
      };
      const connected = () => wait(firstByteMs, firstByteTimeout);
      // Not before: a request may first wait for one of the sockets in use.
      request.once("socket", (socket) => {
        if (!socket.connecting) {
          connected();
          return;
        }
        wait(connectMs, connectTimeout);
        socket.once(isSecure ? "secureConnect" : "connect", connected);
      });
      request.once("response", () => clearTimeout(timer));
      request.once("close", () => clearTimeout(timer));
      return request;
    },
  };
}
