import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../support/free-port.ts";
import { type Agent, agent, type Check } from "./agent.ts";
import { type Chance, chance } from "./chance.ts";
import { type ChatView, chatView } from "./chat-view.ts";
import { type CopyOfBot, copyOfBot } from "./copy-of-bot.ts";
import { type OutsideProvider, outsideProvider } from "./outside-provider.ts";
import { type OutsideTelegram, outsideTelegram } from "./outside-telegram.ts";
import type { Happened } from "./stage.ts";
import { post, type Spread, webhookFront } from "./webhook-front.ts";

export type WorldOptions = {
  readonly seed: number;
  readonly delivery: "polling" | "webhook";
  readonly storeUrl: string;
  readonly people: number;
  readonly copies: number;
  readonly spread?: Spread;
  readonly patienceMs?: number;
  /** Telegram takes its time for some of its answers. */
  readonly isSlow?: boolean;
  /** What is watched besides. */
  readonly happened?: Happened;
};

export type WorldOutside = {
  /** Not yet started. */
  readonly copies: readonly CopyOfBot[];
  readonly provider: OutsideProvider;
  /** Everybody checks until it is enough, and waits for what they still have coming. */
  readonly checksUntil: (enough: AbortSignal) => Promise<readonly Check[]>;
  /** Hands an update to one copy, whatever its id, as Telegram would; gives the status of the answer. */
  readonly post: (copy: number, update: object) => Promise<number | "refused">;
  readonly views: readonly ChatView[];
  /** Resolves when nothing has happened for so long. */
  readonly quiet: (ms: number) => Promise<void>;
};

const secret = "a-secret-of-the-webhook";

/** Telegram with its people, a provider, and copies of the bot as programs of their own: all that a check needs. */
export async function worldOutside(options: WorldOptions): Promise<WorldOutside> {
  const { seed, delivery, people, spread = "in-turn", patienceMs = 150_000, isSlow = false } = options;
  const random = chance(seed);
  let last = performance.now();
  const happened: Happened = (stage) => {
    last = performance.now();
    options.happened?.(stage);
  };

  const telegram = await outsideTelegram({ people, chance: random.fork(), isSlow }, happened);
  const provider = await outsideProvider(random.fork(), happened);
  const ports = await Promise.all(Array.from({ length: options.copies }, freePort));
  const { url } = await webhookFront(ports, { spread, happened });
  const env = {
    BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    TELEGRAM_PER_SECOND: "0",
    STORE_URL: options.storeUrl,
    ACCESS: "open",
    QUOTA_PER_MINUTE: "0",
    QUOTA_PER_DAY: "0",
    ENUMERATION_GUARD: "off",
    PROVIDER_CONCURRENCY: "1000",
    PROVIDER_PER_SECOND: "10000",
    ...provider.env,
    ...(delivery === "webhook" ? { DELIVERY: delivery, WEBHOOK_URL: url, WEBHOOK_SECRET: secret } : {}),
  };
  const views = await viewsOf(telegram);
  const agents = agentsIn(views, random, patienceMs);
  return {
    copies: ports.map((port) => copyOfBot(env, port)),
    provider,
    views,
    post: (copy, update) => {
      const headers = { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret };
      return post(ports[copy] ?? 0, {
        path: new URL(url).pathname,
        headers,
        body: Buffer.from(JSON.stringify(update)),
      });
    },
    checksUntil: async (enough) => (await Promise.all(agents.map(({ work }) => work(enough)))).flat(),
    quiet: async (ms) => {
      for (let left = ms; left > 0; left = last + ms - performance.now()) await pause(left);
    },
  };
}

/** Everybody in a chat of their own, and every fifth in the group as well. */
function viewsOf({ url, people, group }: OutsideTelegram): Promise<readonly ChatView[]> {
  const places = people.flatMap((person, at) =>
    [person, ...(at % 5 === 0 ? [group] : [])].map((chat) => ({ person, chat })),
  );
  return Promise.all(places.map(({ person, chat }) => chatView(url, person, chat)));
}

function agentsIn(views: readonly ChatView[], random: Chance, patienceMs: number): readonly Agent[] {
  let prefix = 100_000;
  const newPrefix = () => {
    prefix += 100;
    return String(prefix);
  };
  return views.map((view) => agent({ view, chance: random.fork(), newPrefix, patienceMs, pause }));
}
