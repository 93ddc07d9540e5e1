import { suspectButtons } from "./access/suspect-buttons.ts";
import { reachable } from "./app/bill-providers.ts";
import { frontDoor } from "./app/front-door.ts";
import { within } from "./app/later.ts";
import { openAccess } from "./app/open-access.ts";
import { openAnnouncements } from "./app/open-announcements.ts";
import { openAudit } from "./app/open-audit.ts";
import { openConversation } from "./app/open-conversation.ts";
import { openGround } from "./app/open-ground.ts";
import { openGroups } from "./app/open-groups.ts";
import { openInquiries } from "./app/open-inquiries.ts";
import { openOps } from "./app/open-ops.ts";
import { openPrivacy } from "./app/open-privacy.ts";
import { programVersion } from "./app/program-version.ts";
import { receiveUpdates } from "./app/receive-updates.ts";
import { storeRefusal } from "./app/store-refusal.ts";
import { type Runs, whatRuns } from "./app/what-runs.ts";
import { whoLooksAfter } from "./app/who-looks-after.ts";
import type { Config } from "./config/read-config.ts";
import type { Address } from "./desk/messenger.ts";
import { switching } from "./inquiry/switching.ts";
import type { Log } from "./ops/log.ts";
import { opsMenu } from "./ops/ops-commands.ts";
import { answerUpdates } from "./telegram/answer-updates.ts";
import { introduce, introduceToOps } from "./telegram/introduce.ts";
import { takenOnce } from "./telegram/taken-once.ts";

export type App = {
  /** Where the page of the playground is, when that stands in for Telegram. */
  readonly playgroundUrl?: string;
  readonly runs: Runs;
  /** Makes whoever opens it first the owner; there while there is none, and as secret as a password. */
  readonly claimLink?: string;
  /** Rejects when the bot can no longer receive updates, or keep anything. */
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
    throw storeRefusal(error) ?? error;
  }
}

/** What a provider does not answer by then is asked again at the next start. */
const finishWithinMs = 5_000;

type Closing = (close: () => Promise<void>) => void;

/** What one part needs of a later one it asks for when something happens, and by then all of them are open. */
async function compose(config: Config, log: Log, onStop: Closing): Promise<Omit<App, "stop">> {
  const ground = await openGround(config, log, {
    onStop,
    moved: (from, to) => void groupMoved(from, to).catch((error: unknown) => failed("group", error)),
  });
  const { watch, reporting, store, sharing, reach, catalogue, telegram, messenger, kept, words, reference } = ground;
  const { failed } = watch;
  const { localeOf } = kept;
  const { defaultLocale } = config;
  const { api, username } = telegram.bot;
  const people = whoLooksAfter(config);

  const inGroups = openGroups(store, { now: Date.now, load: kept.load, take: (turn) => conversation.take(turn) });
  const access = await openAccess(store, {
    rules: people,
    limits: config.perPerson,
    messenger,
    ops: () => opsAddress(people, ops.opsChat()),
    words,
    defaultLocale,
    localeOf,
    note: (deed) => audit.note(deed),
    forget: (person) => conversation.forget(person),
    suspected: (whom, code) => reporting.report({ kind: "abuse", whom }, { code }),
    settled: (whom) => reporting.settle({ kind: "abuse", whom }),
    botName: username,
    randomName: ground.randomName,
    failed,
  });
  const { standing, members, handleOf } = access;
  const audit = await openAudit(store, { members, catalogue, reference, handleOf, failed });
  onStop(audit.close);

  const inquiries = await openInquiries(ground, audit.inquiries.attempted);
  const { switches } = inquiries;
  const admitted = switching(access.admitting(inquiries.inquire), switches.off, Date.now);
  const conversation = await openConversation(ground, {
    ...inGroups,
    disrupted: inquiries.disrupted,
    inquire: audit.inquiries.inquire(watch.inquiries.inquire(admitted)),
  });
  onStop(async () => {
    await within(finishWithinMs, conversation.idle());
    await within(finishWithinMs, conversation.stop());
    await sharing.jobs.handBack();
  });

  const ops = await openOps({
    ...watch,
    ...ground,
    ...kept,
    people,
    defaultLocale,
    lease: sharing.lease,
    members,
    suspectButtons,
    providers: reachable(reach),
    switches,
    audit: async (person, deed, about) => {
      const by = person === undefined ? "" : await handleOf(person);
      await audit.note({ kind: "deed", deed, about, by });
    },
    version: programVersion(),
    recapAt: config.recapAt,
    audited: audit.kept,
  });
  onStop(ops.stop);
  reporting.handOver(ops.reporting);
  async function groupMoved(from: number, to: number): Promise<void> {
    await Promise.all([inGroups.moved(from, to), ops.moved(from, to)]);
    if (to === ops.opsChat()) await menuOfOps();
  }
  /** Without it the commands work as well: a group that the bot is not in yet is told of at its first incident. */
  async function menuOfOps(): Promise<void> {
    const chat = ops.opsChat();
    if (chat === undefined) return;
    const menus = { id: opsMenu(words.id), en: opsMenu(words.en) };
    await introduceToOps(api, chat, menus, defaultLocale).catch((error: unknown) =>
      log.warn({ during: "introduce", err: error }, "the operations group has no menu of commands"),
    );
  }

  const announcing = openAnnouncements({
    ...ground,
    lease: sharing.lease("announcements"),
    members: access.users,
    audit: audit.kept,
    localeOf: access.languageOf,
    failed: (error) => failed("announcement", error),
  });
  onStop(() => within(finishWithinMs, announcing.stop()));
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
      inquiries.forget,
    ],
    eraseMember: access.erase,
  });

  const common = { words, standing, takeOnce: takenOnce(sharing.once), failed };
  const answer = frontDoor({
    ...common,
    config,
    met: access.met,
    parts: [...access.parts, ...ops.parts, announcing.part, ...audit.parts, inGroups.part, ...privacy],
    messenger,
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
    forgetGroup: inGroups.forget,
  });
  telegram.bot.answer(watch.received(answer));
  const runs = whatRuns(config, { username, providers: reachable(reach), sandbox: reach.isSandbox });
  watch.begin({ runs, catalogue, store: store.check, telegram: () => api.getMe() });
  await Promise.all([introduce(api, words, defaultLocale), menuOfOps()]);
  await sharing.jobs.takeUp(conversation.takeUp);
  const { ended, stop, url } = await receiveUpdates(config, telegram.bot, watch.pages, sharing.lease("polling"));
  onStop(stop);
  const claimLink = config.telegram.kind === "telegram" ? await access.claimLink() : undefined;
  return {
    ended: Promise.race([ended, ground.storeLost]),
    ...(claimLink === undefined ? {} : { claimLink }),
    runs: { ...runs, listensAt: url ?? telegram.playgroundUrl ?? "" },
    idle: async () => {
      await conversation.idle();
      await audit.inquiries.idle();
    },
    ...(telegram.playgroundUrl === undefined ? {} : { playgroundUrl: telegram.playgroundUrl }),
  };
}

/** The topic of the group stays when the group moves. */
function opsAddress({ ops }: Pick<Config, "ops">, chat: number | undefined): Address | undefined {
  return chat === undefined ? undefined : { chat, ...(ops?.threadId !== undefined && { thread: ops.threadId }) };
}
