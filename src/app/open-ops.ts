import type { Audit } from "../access/audit.ts";
import type { Members } from "../access/member.ts";
import type { PeopleConfig } from "../config/people.ts";
import type { DeskButton, DeskPart } from "../desk/desk.ts";
import type { Messenger } from "../desk/messenger.ts";
import type { Catalogue } from "../domain/catalogue.ts";
import type { Locale } from "../domain/locale.ts";
import type { Words } from "../i18n/words.ts";
import { switchedOn } from "../inquiry/switching.ts";
import { groupLanguage } from "../ops/group-language.ts";
import { incidentDesk } from "../ops/incidents/incident-desk.ts";
import type { Reporting } from "../ops/incidents/reporting.ts";
import type { Log } from "../ops/log.ts";
import type { Metrics } from "../ops/metrics.ts";
import { opsHelp } from "../ops/ops-help.ts";
import type { Pulse } from "../ops/pulse.ts";
import type { Readiness } from "../ops/readiness.ts";
import { type StatusOptions, statusDesk } from "../ops/status-desk.ts";
import type { Switches } from "../ops/switches/keep-switches.ts";
import type { Switch } from "../ops/switches/switch.ts";
import { endedText, type SwitchDeskOptions, switchDesk, switchedOffLines } from "../ops/switches/switch-desk.ts";
import type { Lease } from "../sharing/lease.ts";
import { opsGroup } from "../storage/ops-group.ts";
import type { Store } from "../storage/store-from-url.ts";
import { every } from "../storage/ticker.ts";
import { type FollowedGroup, followOpsGroup } from "./follow-ops-group.ts";
import { openIncidents } from "./open-incidents.ts";
import { tellRecaps } from "./tell-recaps.ts";

export type OpsOptions = {
  readonly people: Pick<PeopleConfig, "adminIds" | "ops">;
  readonly defaultLocale: Locale;
  readonly store: Store;
  readonly lease: (name: string) => Lease;
  readonly messenger: Messenger;
  readonly members: Pick<Members, "all">;
  readonly words: Readonly<Record<Locale, Words>>;
  readonly localeOf: (of: number) => Promise<Locale | undefined>;
  /** The same, and keeps it for longer: the group is here all the time. */
  readonly localeAgain: (of: number) => Promise<Locale | undefined>;
  readonly keepLocale: (of: number, locale: Locale) => Promise<void>;
  readonly catalogue: Catalogue;
  /** What can be done about somebody under suspicion. */
  readonly suspectButtons?: (handle: string, words: Words) => readonly DeskButton[];
  readonly providers: readonly string[];
  readonly switches: Switches;
  readonly audit: (person: number | undefined, deed: string, about: string) => Promise<void>;
  readonly pulse: Pulse;
  readonly readiness: () => Promise<Readiness>;
  readonly version: string;
  readonly instance: string;
  /** When the day is told in the group. */
  readonly recapAt: string | undefined;
  readonly audited: Pick<Audit, "ofDay">;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly failed: (during: string, error: unknown) => void;
};

export type Ops = {
  readonly parts: readonly DeskPart[];
  readonly reporting: Reporting;
  readonly opsChat: () => number | undefined;
  readonly moved: (from: number, to: number) => Promise<void>;
  /** Of who looks after the bot only their name is kept, where they took an incident. */
  readonly forget: (person: number) => Promise<void>;
  readonly stop: () => Promise<void>;
};

const refreshMs = 2_000;

/** What is told to those who run the bot, and what they do from their group. */
export async function openOps(options: OpsOptions): Promise<Ops> {
  const { people, members, failed, suspectButtons = () => [] } = options;
  const { localeAgain, keepLocale } = options;
  const group = await followOpsGroup(people.ops, opsGroup(options.store));
  let locale = options.defaultLocale;
  // What the store cannot say just now is as it was: that the store fails has to be told as well.
  const asBefore = (error: unknown) => void failed("ops", error);
  const words = async () => {
    const chosen = await localeAgain(group.address()?.chat ?? 0).catch(asBefore);
    if (chosen !== undefined) locale = chosen;
    return options.words[locale];
  };
  const { incidents, naming, stop } = await openIncidents({
    ...options,
    ...group,
    words,
    lease: options.lease("ops"),
    owners: async () => [...new Set([...people.adminIds, ...((await ownersAmong(members).catch(asBefore)) ?? [])])],
    personNamed: async (handle) => (await nameOf(handle, members).catch(asBefore)) ?? undefined,
    suspectButtons,
  });

  const { switches } = options;
  const switching: SwitchDeskOptions = {
    ...options,
    isClosed: (product) => switchedOn(product, switches.off).offers.length === 0,
    nameOf: ({ kind, id }, language) => naming[kind](id, language),
    clock: Date.now,
  };
  const status: StatusOptions = {
    ...options,
    naming,
    book: incidents.book,
    switchedOff: (language) => switchedOffLines(switching, language),
    isOff: switches.off.provider,
    isShared: options.store.redis !== undefined,
    startedAt: Date.now(),
    clock: Date.now,
  };

  const stopEnding = endSwitches(options, async (ended) => {
    const to = group.address();
    if (to !== undefined) await options.messenger.send(to, { html: endedText(switching, ended, await words()) });
  });

  const stopTelling = tellRecaps({ ...options, ...group, words, naming });

  return {
    parts: [
      incidentDesk({ incidents, naming, clock: Date.now }),
      groupLanguage(keepLocale, options.words),
      opsHelp(),
      switchDesk(switching),
      statusDesk(status),
    ],
    reporting: incidents,
    opsChat: () => group.address()?.chat,
    moved: (from, to) => follow(group, options, from, to),
    forget: async (person) => void (await incidents.act({ kind: "forgotten", person })),
    stop: async () => {
      stopEnding();
      await stopTelling();
      await stop();
    },
  };
}

/** Learns what other programs have switched, and tells of what has come to its end. */
function endSwitches({ switches, audit, failed }: OpsOptions, tell: (ended: Switch) => Promise<void>): () => void {
  async function refresh(): Promise<void> {
    for (const ended of await switches.refresh()) {
      await audit(undefined, `${ended.kind}-on`, ended.id);
      await tell(ended);
    }
  }
  return every(refreshMs)(() => void refresh().catch((error: unknown) => failed("switches", error)));
}

async function follow(
  group: FollowedGroup,
  { localeOf, keepLocale }: Pick<OpsOptions, "localeOf" | "keepLocale">,
  from: number,
  to: number,
): Promise<void> {
  await group.moved(from, to);
  const chosen = await localeOf(from);
  if (chosen !== undefined) await keepLocale(to, chosen);
}

async function ownersAmong(members: Pick<Members, "all">): Promise<readonly number[]> {
  const owners: number[] = [];
  for await (const [person, { role, isSuspended }] of members.all()) {
    if (role === "owner" && isSuspended !== true) owners.push(person);
  }
  return owners;
}

async function nameOf(handle: string, members: Pick<Members, "all">): Promise<string | undefined> {
  for await (const [, member] of members.all()) if (member.handle === handle) return member.name;
  return undefined;
}
