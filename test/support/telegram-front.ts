import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export type TelegramFront = {
  /** What a bot that comes by this way takes for Telegram. */
  readonly behind: (url: string) => string;
  /** From now on these methods fail on the way, as when Telegram's own servers are out of order. */
  readonly refuses: (methods: RegExp) => void;
  readonly opens: () => void;
  /** The methods that were refused. */
  readonly refused: readonly string[];
};

/** Stands between a bot and Telegram. */
export async function telegramFront(): Promise<TelegramFront> {
  const refused: string[] = [];
  let away: RegExp | undefined;
  let target = "";

  function forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { method, headers, url = "" } = incoming;
    const passed = request(target + url, { method, headers, agent: false }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on("error", () => outgoing.destroy());
    outgoing.on("close", () => passed.destroy());
    incoming.pipe(passed);
  }

  const server = createServer((incoming, outgoing) => {
    const called = incoming.url?.split("/").at(-1) ?? "";
    if (away?.test(called) !== true) return forward(incoming, outgoing);
    refused.push(called);
    incoming.resume();
    outgoing.writeHead(502, { "content-type": "application/json" });
    outgoing.end(JSON.stringify({ ok: false, error_code: 502, description: "Bad Gateway" }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    behind: (url) => {
      target = url;
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    refuses: (methods) => {
      away = methods;
    },
    opens: () => {
      away = undefined;
    },
    refused,
  };
}
