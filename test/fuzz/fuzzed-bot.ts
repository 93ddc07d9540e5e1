import { Pool } from "undici";
import { startApp } from "../../src/app.ts";
import type { Config } from "../../src/config/read-config.ts";
import { configOf } from "../config/environment.ts";
import { capturedLog, type LogLine } from "../support/captured-log.ts";
import { hire } from "../support/staffed-chat.ts";
import { cast, opsRoom } from "./cast.ts";
import { knowingProvider } from "./knowing-provider.ts";
import type { RecordedTelegram } from "./recorded-telegram.ts";

const secret = "the-secret-of-the-webhook";
const path = "/telegram";

const environment = {
  PROVIDER_CONCURRENCY: "1000",
  PROVIDER_PER_SECOND: "100000",
  CIRCUIT_FAILURES: "1000",
};

export type FuzzedBot = {
  /** Delivers this as Telegram would, with the secret; gives the status of the answer. */
  readonly deliver: (body: string) => Promise<number>;
  readonly idle: () => Promise<void>;
  readonly logged: () => readonly LogLine[];
  readonly stop: () => Promise<void>;
};

/** The real application, called by webhook, with a provider that knows the customer of each number. */
export async function fuzzedBot(telegram: RecordedTelegram, storeUrl: string): Promise<FuzzedBot> {
  const provider = await knowingProvider();
  await hire(
    storeUrl,
    cast.flatMap(({ role, id }) => (role === undefined ? [] : [{ role, id }])),
  );
  const { log, lines } = capturedLog();
  const delivery = { kind: "webhook", url: `https://bot.example${path}`, secret } as const;
  const config: Config = {
    ...configOf(environment),
    telegram: { kind: "telegram", token: "7000000001:fuzz", apiRoot: telegram.url, delivery, perSecond: 0 },
    http: { host: "127.0.0.1", port: 0, portChosen: false },
    providers: { kind: "real", klikoo: provider.settings },
    access: "invite",
    adminIds: cast.flatMap(({ role, id }) => (role === "owner" ? [id] : [])),
    ops: { chatId: opsRoom.id },
    storeUrl,
  };
  const app = await startApp(config, log);
  const pool = new Pool(app.runs.listensAt, { connections: 32 });
  const headers = { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret };
  return {
    deliver: async (body) => {
      const answer = await pool.request({ method: "POST", path, headers, body });
      await answer.body.dump();
      return answer.statusCode;
    },
    idle: app.idle,
    logged: lines,
    stop: async () => {
      await app.stop();
      await pool.close();
      await provider.close();
    },
  };
}
