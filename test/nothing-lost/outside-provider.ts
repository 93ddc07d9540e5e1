import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { later } from "../../src/app/later.ts";
import type { Answer } from "../../src/sandbox/answer.ts";
import { sandbox } from "../../src/sandbox/sandbox.ts";
import { writeAnswer } from "../../src/sandbox/write-answer.ts";
import type { Chance } from "./chance.ts";
import type { Happened } from "./stage.ts";

export type OutsideProvider = {
  readonly env: Readonly<Record<string, string>>;
  /** How often a number was asked for. */
  readonly asked: (account: string) => number;
};

/** Most answers come soon, some when everybody has stopped to expect them. */
const delays = [5, 20, 50, 100, 200, 400, 800, 1_500, 3_000] as const;

/** The sandbox's Ayopop, outside of the bot: at its own pace, and telling when it is asked and when it answers. */
export async function outsideProvider(chance: Chance, happened: Happened): Promise<OutsideProvider> {
  const { ayopop, credentials } = sandbox({ clock: Date.now, after: later });
  const asked = new Map<string, number>();

  const server = createServer(async (incoming, outgoing) => {
    const account = accountIn(incoming);
    asked.set(account, (asked.get(account) ?? 0) + 1);
    happened("provider-asked");
    const answer = ayopop(await requestOf(incoming));
    writeAnswer(outgoing, delayed(answer, chance.of(delays)), (ms, run) =>
      later(ms, () => {
        happened("provider-answers");
        run();
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return {
    env: {
      AYOPOP_BASE_URL: `http://127.0.0.1:${port}`,
      AYOPOP_API_KEY: credentials.ayopop.apiKey,
      AYOPOP_API_SECRET: credentials.ayopop.apiSecret,
    },
    asked: (account) => asked.get(account) ?? 0,
  };
}

function delayed(answer: Answer, afterMs: number): Answer {
  return answer.kind === "whole" ? { ...answer, afterMs } : answer;
}

async function requestOf(incoming: IncomingMessage) {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const header = (name: string) => incoming.headers[name]?.toString();
  return { method: incoming.method ?? "", path: incoming.url ?? "", header, body: Buffer.concat(chunks) };
}

/** Ayopop is asked by a token whose payload holds the number. */
function accountIn({ headers }: IncomingMessage): string {
  const [, payload = ""] = String(headers.token).split(".");
  const { accountNumber } = JSON.parse(Buffer.from(payload, "base64url").toString()) as { accountNumber: string };
  return accountNumber;
}
