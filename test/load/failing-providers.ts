import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { later } from "../../src/app/later.ts";
import type { Answer } from "../../src/sandbox/answer.ts";
import { type Fault, faulty } from "../../src/sandbox/fault.ts";
import type { SandboxRequest } from "../../src/sandbox/request.ts";
import { sandbox } from "../../src/sandbox/sandbox.ts";
import { writeAnswer } from "../../src/sandbox/write-answer.ts";
import type { Chance } from "../nothing-lost/chance.ts";

const delays = [20, 50, 100, 200, 400, 800, 1_500, 3_000] as const;
const faults: readonly [Fault, ...Fault[]] = ["cut", "half-sent", "broken-json", "gateway-html", "bare-error", "hang"];
/** Of a hundred answers; in its bad times a provider gives hardly any other. */
const usual = 8;
const inBadTimes = 90;
const badTimes = { everyMs: 60_000, lastMs: 10_000 } as const;

/** Both providers of the sandbox, outside of the bot, which fail now and then, and for a while all the time. */
export async function failingProviders(chance: Chance) {
  const { ayopop, klikoo, credentials } = sandbox({ clock: Date.now, after: later });
  const failed: Record<string, number> = {};
  const begun = Date.now();

  function spoiled(answer: Answer, offsetMs: number): Answer {
    if (answer.kind !== "whole") return answer;
    const isBad = (Date.now() - begun + offsetMs) % badTimes.everyMs > badTimes.everyMs - badTimes.lastMs;
    if (chance.below(100) >= (isBad ? inBadTimes : usual)) return { ...answer, afterMs: chance.of(delays) };
    const fault = chance.of(faults);
    failed[fault] = (failed[fault] ?? 0) + 1;
    return faulty(fault, answer);
  }

  const serve = (answerTo: (request: SandboxRequest) => Answer, offsetMs: number) =>
    served(async (incoming) => spoiled(answerTo(await requestOf(incoming)), offsetMs));
  const servers = [await serve(ayopop, 0), await serve(klikoo, badTimes.everyMs / 2)];
  const [ayopopUrl = "", klikooUrl = ""] = servers.map(urlOf);
  return {
    env: {
      AYOPOP_BASE_URL: ayopopUrl,
      AYOPOP_API_KEY: credentials.ayopop.apiKey,
      AYOPOP_API_SECRET: credentials.ayopop.apiSecret,
      KLIKOO_BASE_URL: klikooUrl,
      KLIKOO_CLIENT_ID: credentials.klikoo.clientId,
      KLIKOO_CLIENT_SECRET: credentials.klikoo.clientSecret,
      KLIKOO_PRIVATE_KEY: Buffer.from(credentials.klikoo.privateKey).toString("base64"),
      PROVIDER_TIMEOUT_MS: "5000",
    },
    /** How often it failed, and in which way. */
    faults: (): Readonly<Record<string, number>> => failed,
    close: async () => {
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

async function served(answerTo: (incoming: IncomingMessage) => Promise<Answer>): Promise<Server> {
  const server = createServer(async (incoming, outgoing) => writeAnswer(outgoing, await answerTo(incoming), later));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function requestOf(incoming: IncomingMessage): Promise<SandboxRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const header = (name: string) => incoming.headers[name]?.toString();
  return { method: incoming.method ?? "", path: incoming.url ?? "", header, body: Buffer.concat(chunks) };
}
