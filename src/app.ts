import { suspectButtons } from "./access/suspect-buttons.ts";
import { billProviders, reachable } from "./app/bill-providers.ts";
import { CannotStart } from "./app/cannot-start.ts";
import { connectTelegram } from "./app/connect-telegram.ts";
import { frontDoor } from "./app/front-door.ts";
import { later, within } from "./app/later.ts";
import { openAccess } from "./app/open-access.ts";
import { openAnnouncements } from "./app/open-announcements.ts";
import { openAudit } from "./app/open-audit.ts";
import { openCatalogue } from "./app/open-catalogue.ts";
import { openGroups } from "./app/open-groups.ts";
import { openOps } from "./app/open-ops.ts";
import { openPrivacy } from "./app/open-privacy.ts";
import { openSwitches } from "./app/open-switches.ts";
import { programVersion } from "./app/program-version.ts";
import { randomNames } from "./app/random-names.ts";
import { reachProviders } from "./app/reach-providers.ts";
import { reachStore } from "./app/reach-store.ts";
import { receiveUpdates } from "./app/receive-updates.ts";
import { reportTroubles } from "./app/report-troubles.ts";
import { openWatch } from "./app/watch.ts";
import { type Runs, whatRuns } from "./app/what-runs.ts";
import { whoLooksAfter } from "./app/who-looks-after.ts";
import { available, type Supply } from "./catalogue/available.ts";
import type { Config } from "./config/read-config.ts";
import type { Moment } from "./conversation/event.ts";
import { readPlace } from "./conversation/read-place.ts";
import { readAnswer, readState } from "./conversation/state.ts";
import { turns } from "./conversation/turns.ts";
import type { Address } from "./desk/messenger.ts";
import type { Catalogue } from "./domain/catalogue.ts";
import type { Localized } from "./domain/locale.ts";
import type { Product } from "./domain/product.ts";
import { referenceAt } from "./domain/reference.ts";
import { allWords } from "./i18n/words.ts";
import { routing } from "./inquiry/routing.ts";
import { switchedOn, switching } from "./inquiry/switching.ts";
import { traffic } from "./ops/announcements/traffic.ts";
import { earlyReporting } from "./ops/incidents/early-reporting.ts";
import type { Log } from "./ops/log.ts";
import { openSharing } from "./sharing/open-sharing.ts";
import { answers } from "./storage/answers.ts";
import { sessions } from "./storage/sessions.ts";
import { answerUpdates } from "./telegram/answer-updates.ts";
import { introduce } from "./telegram/introduce.ts";
import { messenger } from "./telegram/messenger.ts";
import { shower } from "./telegram/show.ts";
import { showerAlone } from "./telegram/show-alone.ts";
import { typing } from "./telegram/typing.ts";

export type App = {
  /** Where the page of the playground is, when that stands in for Telegram. */
  readonly playgroundUrl?: string;
  readonly runs: Runs;
  /** Makes whoever opens it first the owner; there while there is none, and as secret as a password. */
  readonly claimLink?: string;
  /** Rejects when the bot can no longer receive updates. */
  readonly ended: Promise<void>;
  /** Resolves when nothing is being shown or asked any more. */
  readonly idle: () => Promise<void>;
  /** Takes nothing new, finishes what was begun, lets everything go. */
  readonly stop: () => Promise<void>;
};

/** Configuration in, running application out. @throws CannotStart with what the operator can mend. */
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
  const reporting = earlyReporting();
  const watch = openWatch(log, reportTroubles(reporting, Date.now));
  const { failed } = watch;
  const randomName = randomNames();
  const store = await reachStore(config, watch.store);
  onStop(() => store.close());
  const instance = randomName(12);
  const sharing = await openSharing(store, {
    instance,
    readPlace,
    failed: (error) => failed("sharing", error),
  });
  onStop(sharing.close);
  const reach = await reachProviders(config);
  onStop(reach.close);
  const catalogue = offeredCatalogue(config.catalogueFile, { providers: reachable(reach), sandbox: reach.isSandbox });
  const samples = reach.isSandbox ? { samples: await sandboxNumbers() } : {};
  const written = traffic(() => performance.now());
  const telegram = await connectTelegram(config, {
    ...watch,
    called: (call) => {
      watch.called(call);
      written.called(call.method);
    },
    failed: (error) => failed("polling", error),
    moved: (from, to) => void groupMoved(from, to).catch((error: unknown) => failed("group", error)),
  });
  onStop(telegram.close);
  const kept = sessions(store, readState, Date.now);
  const people = whoLooksAfter(config);
  const reference = () => referenceAt(Date.now(), randomName);
  const words = allWords(config.timeZone);
  const { api, username } = telegram.bot;
  const inGroups = openGroups(store, { now: Date.now, load: kept.load, take: (turn) => conversation.take(turn) });
  const messages = messenger(api, (error) => failed("telegram", error));
  const { localeOf } = kept;
  const { defaultLocale } = config;
  const access = await openAccess(store, {
    rules: people,
    limits: config.perPerson,
    messenger: messages,
    ops: () => opsAddress(people, ops.opsChat()),
    words,
    defaultLocale,
    localeOf,
    note: (deed) => audit.note(deed),
    forget: (person) => conversation.forget(person),
    suspected: (whom, code) => reporting.report({ kind: "abuse", whom }, { code }),
    settled: (whom) => reporting.settle({ kind: "abuse", whom }),
    botName: username,
    randomName,
    failed,
  });
  const audit = await openAudit(store, {
    members: access.members,
    catalogue,
    reference,
    handleOf: access.handleOf,
    failed,
  });
  onStop(audit.close);

  const remembered = answers(store, readAnswer);
  let disrupted: ReadonlySet<string> = new Set();
  const momentAt = (now: number): Moment => ({
    disrupted,
    now,
    nonce: randomName(5),
    reference: referenceAt(now, randomName),
  });
  const { inquire, hear, isDisrupted } = routing({
    providers: billProviders(reach, sharing).map(watch.inquiries.provider),
    ...config.routing,
    ...(sharing.once && { across: { once: sharing.once, readAnswer } }),
    ...(sharing.seats && { seats: sharing.seats(config.routing) }),
    memory: remembered,
    attempted: (attempt) => {
      watch.inquiries.attempted(attempt);
      audit.inquiries.attempted(attempt);
    },
    waits: watch.inquiries.waits,
    changed: (change) => {
      if (change.isElsewhere !== true) news?.tell(change);
      watch.inquiries.changed(change);
      log.warn(change, change.isOpen ? "disrupted" : "recovered");
      markDisrupted();
    },
    failed: (error) => failed("memory", error),
    clock: Date.now,
    random: Math.random,
    later,
  });
  const switches = openSwitches(store, () => markDisrupted());
  function markDisrupted(): void {
    const isOut = (product: Product) => isDisrupted(switchedOn(product, switches.off));
    disrupted = new Set(catalogue.products.filter(isOut).map(({ id }) => id));
  }
  await switches.refresh();
  const { openFor } = config.routing;
  const news = sharing.circuits?.({ openFor, heard: (change) => hear(change, Date.now()) });
  const rendering = { words, bot: username, example: exampleOf(catalogue), ...samples };
  const { isMasked } = inGroups;
  const showFailed = (error: unknown) => failed("show", error);
  const screens = shower(api, { ...rendering, isMasked }, showFailed);
  const conversation = turns(catalogue, {
    load: kept.load,
    save: watch.turns.save(kept.save),
    keepLocale: kept.keepLocale,
    chatsOf: kept.chatsOf,
    forget: kept.forget,
    show: watch.turns.show(screens.show),
    retire: screens.retire,
    isMasked,
    alone: showerAlone(api, rendering, { failed: showFailed, now: Date.now }),
    openDoor: inGroups.openDoor,
    jobs: sharing.jobs,
    inquire: audit.inquiries.inquire(
      watch.inquiries.inquire(switching(access.admitting(inquire), switches.off, Date.now)),
    ),
    waiting: typing(api, (error) => failed("typing", error)),
    later,
    moment: () => momentAt(Date.now()),
    broke: failed,
  });
  onStop(async () => {
    await within(finishWithin, conversation.idle());
    await within(finishWithin, conversation.stop());
    await sharing.jobs.handBack();
  });

  const { standing } = access;
  const common = { words, standing, failed };
  const ops = await openOps({
    ...watch,
    ...common,
    ...kept,
    people,
    defaultLocale: config.defaultLocale,
    store,
    lease: sharing.lease,
    messenger: messages,
    members: access.members,
    suspectButtons,
    catalogue,
    providers: reachable(reach),
    switches,
    audit: async (person, deed, about) => {
      const by = person === undefined ? "" : await access.handleOf(person);
      await audit.note({ kind: "deed", deed, about, by });
    },
    version: programVersion(),
    instance,
    recapAt: config.recapAt,
    audited: audit.kept,
    log,
  });
  onStop(ops.stop);
  async function groupMoved(from: number, to: number): Promise<void> {
    await Promise.all([inGroups.moved(from, to), ops.moved(from, to)]);
  }
  reporting.handOver(ops.reporting);
  const announcing = openAnnouncements({
    store,
    lease: sharing.lease("announcements"),
    members: access.users,
    audit: audit.kept,
    messenger: messages,
    words,
    localeOf: async (person) => (await kept.localeOf(person)) ?? config.defaultLocale,
    traffic: written,
    reference: () => referenceAt(Date.now(), randomName),
    failed: (error) => failed("announcement", error),
  });
  onStop(() => within(finishWithin, announcing.stop()));
  const privacy = openPrivacy({
    config,
    handleOf: async (person) => (await access.membership.handleOf(person)) ?? "",
    write: audit.note,
    end: conversation.forget,
    erasers: [
      sharing.jobs.forget,
      kept.forgetLocale,
      inGroups.closeDoorsOf,
      ops.forget,
      announcing.forget,
      (person) => remembered.forget(String(person)),
    ],
    eraseMember: access.erase,
  });
  telegram.bot.answer(
    watch.received(
      frontDoor({
        ...common,
        config,
        met: access.met,
        parts: [...access.parts, ...ops.parts, announcing.part, ...audit.parts, inGroups.part, ...privacy],
        messenger: messages,
        opsChat: ops.opsChat,
        localeOf,
        conversation: answerUpdates({
          ...common,
          turns: { take: watch.turns.take(conversation.take) },
          defaultLocale,
          mayAsk: people.ops !== undefined,
          comeThrough: inGroups.comeThrough,
        }),
        groupMoved,
        isKnownGroup: inGroups.isKnown,
      }),
    ),
  );
  const runs = whatRuns(config, { username, providers: reachable(reach), sandbox: reach.isSandbox });
  watch.begin({ runs, catalogue, store: store.check, telegram: () => api.getMe() });
  await introduce(api, words, config.defaultLocale);
  await sharing.jobs.takeUp(conversation.takeUp);
  const { ended, stop, url } = await receiveUpdates(config, telegram.bot, watch.pages, sharing.lease("polling"));
  onStop(stop);
  const claimLink = config.telegram.kind === "telegram" ? await access.claimLink() : undefined;
  return {
    ended,
    ...(claimLink === undefined ? {} : { claimLink }),
    runs: { ...runs, listensAt: url ?? telegram.playgroundUrl ?? "" },
    idle: async () => {
      await conversation.idle();
      await audit.inquiries.idle();
    },
    ...(telegram.playgroundUrl === undefined ? {} : { playgroundUrl: telegram.playgroundUrl }),
  };
}

function offeredCatalogue(path: string | undefined, supply: Supply): Catalogue {
  const opened = openCatalogue(path);
  if (!opened.ok) throw new CannotStart(opened.problems.map((problem) => `CATALOGUE_FILE: ${problem}`));
  const offered = available(opened.catalogue, supply);
  if (offered.products.length > 0) return offered;
  throw new CannotStart(["CATALOGUE_FILE: no product is left that a configured provider offers"]);
}

/** For the help. Loaded where it is used, like all of the sandbox: a real bot does without it. */
async function sandboxNumbers(): Promise<Localized> {
  const { numbersToTry } = await import("./sandbox/numbers-to-try.ts");
  return { id: numbersToTry("id"), en: numbersToTry("en") };
}

/** For the help: a product and a number in one line, in words of both languages. */
function exampleOf({ products }: Catalogue): string {
  const [product] = products;
  const [field] = product?.fields ?? [];
  const number = field?.kind === "account" ? field.example : "";
  const [word = ""] = product?.name.id.toLowerCase().split(" ") ?? [];
  return `${word} ${number}`.trim();
}

/** The topic of the group stays when the group moves. */
function opsAddress({ ops }: Pick<Config, "ops">, chat: number | undefined): Address | undefined {
  return chat === undefined ? undefined : { chat, ...(ops?.threadId !== undefined && { thread: ops.threadId }) };
}
