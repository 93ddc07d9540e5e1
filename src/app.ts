import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createAdaptorServer } from "@hono/node-server";
import { billProviders, providerNames, reachable } from "./bill-providers.ts";
import { available, type Supply } from "./catalogue/available.ts";
import { loadCatalogue } from "./catalogue/load-catalogue.ts";
import type { Config } from "./config/read-config.ts";
import type { Moment } from "./conversation/event.ts";
import { readAnswer, readState } from "./conversation/state.ts";
import { turns } from "./conversation/turns.ts";
import type { Catalogue } from "./domain/catalogue.ts";
import { allWords } from "./i18n/words.ts";
import { routing } from "./inquiry/routing.ts";
import { attemptLine, type Log } from "./ops/log.ts";
import { playground } from "./playground/playground.ts";
import { servePlayground } from "./playground/serve-playground.ts";
import { playgroundBot, playgroundCast } from "./playground-cast.ts";
import { reachProviders } from "./reach-providers.ts";
import { numbersToTry } from "./sandbox/numbers-to-try.ts";
import { storiesPage } from "./sandbox/stories-page.ts";
import { answers } from "./storage/answers.ts";
import { sessions } from "./storage/sessions.ts";
import { openStore } from "./storage/store-from-url.ts";
import { answerUpdates } from "./telegram/answer-updates.ts";
import { type TelegramBot, telegramBot } from "./telegram/bot.ts";
import { introduce } from "./telegram/introduce.ts";
import { shower } from "./telegram/show.ts";
import { typing } from "./telegram/typing.ts";
import { webhook } from "./telegram/webhook.ts";

export type App = {
  /** Where the page of the playground is, when that stands in for Telegram. */
  readonly playgroundUrl?: string;
  /** Rejects when the bot can no longer receive updates. */
  readonly ended: Promise<void>;
  /** Resolves when nothing is being shown or asked any more. */
  readonly idle: () => Promise<void>;
  /** Takes nothing new, finishes what was begun, lets everything go. */
  readonly stop: () => Promise<void>;
};

/** A problem that the operator can mend, said in full by its message. */
export class CannotStart extends Error {}

/** Configuration in, running application out. */
export async function startApp(config: Config, log: Log): Promise<App> {
  const closing: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    return { ...(await compose(config, log, (close) => closing.push(close))), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What a provider does not answer by then is asked again at the next start. */
const finishWithin = 5_000;

type Closing = (close: () => Promise<void>) => void;

async function compose(config: Config, log: Log, onStop: Closing): Promise<Omit<App, "stop">> {
  const failed = (during: string, error: unknown) => log.error({ during, err: error }, "failed");
  const store = await openStore(config.storeUrl, { onError: (error) => failed("store", error) });
  onStop(() => store.close());
  const reach = await reachProviders(config);
  onStop(reach.close);
  const catalogue = readCatalogue(config.catalogueFile, { providers: reachable(reach), sandbox: reach.isSandbox });
  const samples = reach.isSandbox ? { samples: { id: numbersToTry("id"), en: numbersToTry("en") } } : {};
  const telegram = await connectTelegram(config, onStop);
  const kept = sessions(store, readState);
  const words = allWords(config.timeZone);
  const { api } = telegram.bot;

  let disrupted: ReadonlySet<string> = new Set();
  const { inquire, isDisrupted } = routing({
    providers: billProviders(reach),
    ...config.routing,
    memory: answers(store, readAnswer),
    attempted: (attempt) => log.info(attemptLine(attempt), "inquired"),
    changed: (change) => {
      log.warn(change, change.isOpen ? "disrupted" : "recovered");
      disrupted = new Set(catalogue.products.filter(isDisrupted).map(({ id }) => id));
    },
    failed: (error) => failed("memory", error),
    clock: Date.now,
    random: Math.random,
    later,
  });
  const conversation = turns(catalogue, {
    load: kept.load,
    save: kept.save,
    keepLocale: kept.keepLocale,
    show: shower(api, words, { example: exampleOf(catalogue), ...samples }, (error) => failed("retire", error)),
    inquire,
    waiting: typing(api, (error) => failed("typing", error)),
    later,
    moment: () => moment(disrupted),
    broke: failed,
  });
  onStop(async () => {
    await within(finishWithin, conversation.idle());
    await within(finishWithin, conversation.stop());
  });

  telegram.bot.answer(
    answerUpdates({
      turns: conversation,
      words,
      defaultLocale: config.defaultLocale,
      isAllowed: (person) => config.access === "open" || config.adminIds.includes(person),
      failed,
    }),
  );
  await introduce(api, words, config.defaultLocale);
  for await (const { place, state } of kept.unfinished()) conversation.resume(place, state);
  const { ended } = await receive(config, telegram.bot, onStop);
  return {
    ended,
    idle: conversation.idle,
    ...(telegram.playgroundUrl === undefined ? {} : { playgroundUrl: telegram.playgroundUrl }),
  };
}

/** @throws CannotStart with every problem of the operator's own file. */
function readCatalogue(path: string | undefined, supply: Supply): Catalogue {
  const text = path === undefined ? {} : { text: readFile(path) };
  const loaded = loadCatalogue({ ...text, providers: providerNames });
  if (!loaded.ok) throw new CannotStart(loaded.problems.map((problem) => `CATALOGUE_FILE: ${problem}`).join("\n"));
  const offered = available(loaded.catalogue, supply);
  if (offered.products.length === 0) {
    throw new CannotStart("CATALOGUE_FILE: no product is left that a configured provider offers");
  }
  return offered;
}

function readFile(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new CannotStart("CATALOGUE_FILE: the file cannot be read", { cause });
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}

async function connectTelegram(
  config: Config,
  onStop: Closing,
): Promise<{ readonly bot: TelegramBot; readonly playgroundUrl?: string }> {
  const { telegram, http } = config;
  if (telegram.kind === "telegram") return { bot: await connectBot(telegram.token, telegram.apiRoot, onStop) };
  const help = `${storiesPage("id")}${storiesPage("en")}`;
  const local = playground({ bot: playgroundBot, ...playgroundCast, clock: Date.now, help });
  const served = await servePlayground(local, http).catch((error: unknown) => {
    // A port that nobody chose may be any: the newcomer's first start should not fail for it.
    if (http.portChosen || !isTaken(error)) throw error;
    return servePlayground(local, { ...http, port: 0 });
  });
  onStop(() => served.close());
  return { bot: await connectBot(playgroundBot.token, served.url, onStop), playgroundUrl: served.url };
}

async function connectBot(token: string, apiRoot: string, onStop: Closing): Promise<TelegramBot> {
  const bot = await telegramBot({ token, apiRoot });
  onStop(bot.close);
  return bot;
}

/** Starts to receive updates; `ended` rejects when that ends by itself. */
async function receive({ telegram, http }: Config, bot: TelegramBot, onStop: Closing): Promise<Pick<App, "ended">> {
  if (telegram.kind === "telegram" && telegram.delivery.kind === "webhook") {
    const { url, secret } = telegram.delivery;
    const server = createAdaptorServer({ fetch: webhook(bot.handle, { path: new URL(url).pathname, secret }).fetch });
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject).listen(http.port, http.host, resolve);
    });
    onStop(async () => void (await new Promise((closed) => server.close(closed))));
    await bot.receiveAt(url, secret);
    return { ended: new Promise((_resolve, reject) => server.once("error", reject)) };
  }
  const { ended, stop } = bot.poll();
  onStop(stop);
  return { ended };
}

/** Waits for it, but not longer than that; a timer that is left would keep the program alive. */
function within(milliseconds: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = later(milliseconds, resolve);
    work.then(resolve, reject).finally(cancel);
  });
}

function later(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}

function moment(disrupted: ReadonlySet<string>): Moment {
  return { disrupted, now: Date.now(), nonce: randomName(3), reference: randomName(5).toUpperCase() };
}

/** Letters and digits that are told apart when read aloud, eight for five bytes. */
function randomName(bytes: number): string {
  const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
  return Array.from(randomBytes(Math.ceil((bytes * 8) / 5)), (byte) => alphabet[byte % alphabet.length]).join("");
}

function exampleOf({ products }: Catalogue): string {
  const [product] = products;
  const [field] = product?.fields ?? [];
  const number = field?.kind === "account" ? field.example : "";
  return `${product?.name.id.toLowerCase() ?? ""} ${number}`.trim();
}
