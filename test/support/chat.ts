import { startApp } from "../../src/app.ts";
import type { Config } from "../../src/config/read-config.ts";
import type { Delivery } from "../../src/config/telegram.ts";
import type { Limits } from "../../src/playground/limits.ts";
import { configOf } from "../config/environment.ts";
import { capturedLog, type LogLine } from "./captured-log.ts";
import { botToken, type LocalTelegram, localTelegram } from "./local-telegram.ts";

export type Chat = Omit<LocalTelegram, "close"> & {
  /** What was asked of the providers, as the log has it. */
  readonly inquired: () => readonly LogLine[];
  /** All that the log has. */
  readonly logged: () => readonly LogLine[];
  /** What makes its first owner. */
  readonly claimLink: () => string | undefined;
  /** What the program answers to a GET of this path. */
  readonly page: (path: string) => Promise<Response>;
  /** Telegram is gone from now on. */
  readonly hangUp: () => Promise<void>;
  /** Failures during this are what a test wants, and stopping does not complain of them. */
  readonly excuse: (during: string) => void;
  /** Ends the bot and starts it again: people, messages and a store on disk stay. */
  readonly restart: () => Promise<void>;
  /** @throws Error with every failure in the log that no test wants. */
  readonly stop: () => Promise<void>;
};

export type ChatOptions = Partial<Config> & {
  /** Where this Telegram says no; unless it is told, it is patient. */
  readonly limits?: Partial<Limits>;
  readonly delivery?: Delivery;
  /** What stands between the bot and Telegram: where the bot goes for what is at this address. */
  readonly behind?: (url: string) => string;
};

/** Nothing is spared, spread or remembered, so that each test has its own answers. */
const environment = {
  STORE_URL: "memory:",
  PROVIDER_TIMEOUT_MS: "10000",
  PROVIDER_CONCURRENCY: "1000",
  PROVIDER_PER_SECOND: "100000",
  CIRCUIT_FAILURES: "1000",
  REMEMBER_BILL_MS: "0",
  REMEMBER_PAID_MS: "0",
  REMEMBER_UNKNOWN_MS: "0",
  QUOTA_PER_MINUTE: "0",
  QUOTA_PER_DAY: "0",
  ENUMERATION_GUARD: "off",
};

/** The real application with a token, talking with a Telegram of its own and with the sandbox, all over HTTP. */
export async function startChat(options: ChatOptions = {}): Promise<Chat> {
  const { delivery = { kind: "polling" }, behind = (url: string) => url, limits, ...changes } = options;
  const { close, ...telegram } = await localTelegram(() => app.idle(), limits);
  const { log, lines } = capturedLog();
  const config: Config = {
    ...configOf(environment),
    telegram: { kind: "telegram", token: botToken, apiRoot: behind(telegram.url), delivery, perSecond: 0 },
    http: { host: "127.0.0.1", port: 0, portChosen: false },
    ...changes,
  };
  let app = await startApp(config, log);
  const excused = new Set<unknown>();
  let isOpen = true;
  const hangUp = async () => {
    if (isOpen) await close();
    isOpen = false;
  };

  return {
    ...telegram,
    inquired: () => lines().filter(({ msg }) => msg === "inquired"),
    logged: lines,
    claimLink: () => app.claimLink,
    page: (path) => fetch(app.runs.listensAt + path),
    hangUp,
    excuse: (during) => void excused.add(during),
    restart: async () => {
      await app.stop();
      app = await startApp(config, log);
    },
    stop: async () => {
      await app.stop();
      await hangUp();
      const failures = lines().filter(({ level, during }) => level >= 50 && !excused.has(during));
      if (failures.length > 0)
        throw new Error(`the bot failed:\n${failures.map((one) => JSON.stringify(one)).join("\n")}`);
    },
  };
}
