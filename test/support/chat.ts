import { startApp } from "../../src/app.ts";
import { type PersonClient, personClient } from "../../src/cli/person-client.ts";
import type { Config } from "../../src/config/read-config.ts";
import { playground } from "../../src/playground/playground.ts";
import { servePlayground } from "../../src/playground/serve-playground.ts";
import { capturedLog, type LogLine } from "./captured-log.ts";
import { chatPartner, type Partner } from "./chat-partner.ts";
import { type EventFeed, eventFeed } from "./event-feed.ts";

const bot = { token: "7000000001:local", id: 7_000_000_001, first_name: "Cek Tagihan", username: "cek_tagihan_bot" };
/** Ids beyond 32 bits, as Telegram's are. */
const people = Array.from({ length: 400 }, (_, at) => ({ id: 6_000_000_001 + at, first_name: `Agen ${at + 1}` }));
const groups = Array.from({ length: 6 }, (_, at) => ({
  id: -1_002_000_000_001 - at,
  title: `Agen Loket ${at + 1}`,
  members: people.map(({ id }) => id),
}));
/** A test says in a second what people say in an hour. */
const patient = { privateBurst: 1e6, groupPerMinute: 1e6, overallPerSecond: 1e6, messagesPerChat: 1e6 };

export type Chat = {
  /** Somebody whom the bot has not met. `""` is a person whose Telegram tells no language. */
  readonly person: (languageCode?: string) => Promise<Partner>;
  /** The same person in a group. Without a number it is a group that nobody has used. */
  readonly inGroup: (partner: Partner, group?: number) => Partner;
  readonly newGroup: () => number;
  /** What was asked of the providers, as the log has it. */
  readonly inquired: () => readonly LogLine[];
  /** What went wrong; it is expected, and stopping does not complain of it. */
  readonly failures: () => readonly LogLine[];
  /** Hands an update to the bot as it is, whatever its id. */
  readonly deliver: (update: object) => Promise<void>;
  /** Ends the bot and starts it again: people, messages and a store on disk stay. */
  readonly restart: () => Promise<void>;
  /** @throws AggregateError of failures that no test has asked for. */
  readonly stop: () => Promise<void>;
};

/** The real application, talking with a playground of many people and with the sandbox, all over HTTP. */
export async function startChat(changes: Partial<Config> = {}): Promise<Chat> {
  const local = playground({ bot, people, groups, clock: Date.now, limits: patient });
  const telegram = await servePlayground(local, { host: "127.0.0.1", port: 0 });
  const { log, lines } = capturedLog();
  const config: Config = {
    telegram: { kind: "telegram", token: bot.token, apiRoot: telegram.url, delivery: { kind: "polling" } },
    http: { host: "127.0.0.1", port: 0, portChosen: false },
    storeUrl: "memory:",
    defaultLocale: "id",
    timeZone: "Asia/Jakarta",
    providers: { kind: "sandbox" },
    providerTimeoutMs: 10_000,
    // Each test asks anew, and as fast as it likes; what limits, spares and remembers has tests of its own.
    routing: {
      deadlineMs: 60_000,
      concurrent: 1_000,
      perSecond: 100_000,
      failures: 1_000,
      openFor: 30_000,
      times: { bill: 0, alreadyPaid: 0, unknownAccount: 0 },
    },
    access: "open",
    adminIds: [],
    logLevel: "info",
    ...changes,
  };
  let app = await startApp(config, log);
  const known = new Map<number, { readonly client: PersonClient; readonly feed: EventFeed }>();
  const strangers = people.values();
  const unused = groups.values();
  let told = 0;

  const failed = () => lines().filter(({ level }) => level >= 50);

  async function send(method: string, path: string, body: object): Promise<void> {
    const headers = { "content-type": "application/json" };
    const { ok, status } = await fetch(`${telegram.url}/api/${path}`, { method, headers, body: JSON.stringify(body) });
    if (!ok) throw new Error(`the playground refused: ${status}`);
  }

  function partnerIn(chat: number, person: number): Partner {
    const of = known.get(person);
    if (of === undefined) throw new Error("nobody has met this person");
    return chatPartner({ ...of, chat, idle: () => app.idle() });
  }

  function newGroup(): number {
    const { value } = unused.next();
    if (value === undefined) throw new Error("every group is in use");
    return value.id;
  }

  return {
    person: async (languageCode = "id") => {
      const { value } = strangers.next();
      if (value === undefined) throw new Error("the bot has met everybody");
      await send("PUT", `people/${value.id}`, { language_code: languageCode });
      const client = await personClient(telegram.url, value.id);
      known.set(value.id, { client, feed: eventFeed(client) });
      return partnerIn(value.id, value.id);
    },
    inGroup: ({ id }, group = newGroup()) => partnerIn(group, id),
    newGroup,
    inquired: () => lines().filter(({ msg }) => msg === "inquired"),
    failures: () => {
      const all = failed();
      told = all.length;
      return all;
    },
    deliver: (update) => send("POST", "deliver", { update }),
    restart: async () => {
      await app.stop();
      app = await startApp(config, log);
    },
    stop: async () => {
      await app.stop();
      for (const { feed } of known.values()) feed.close();
      await telegram.close();
      const unexpected = failed().slice(told);
      if (unexpected.length > 0)
        throw new Error(`the bot failed:\n${unexpected.map((line) => JSON.stringify(line)).join("\n")}`);
    },
  };
}
