import type { Audit } from "../access/audit.ts";
import type { Members } from "../access/member.ts";
import type { DeskPart } from "../desk/desk.ts";
import type { Messenger } from "../desk/messenger.ts";
import type { Locale } from "../domain/locale.ts";
import type { Words } from "../i18n/words.ts";
import { announcementPart } from "../ops/announcements/announcement-part.ts";
import { announcer } from "../ops/announcements/announcer.ts";
import { pace } from "../ops/announcements/pace.ts";
import { roundPhases } from "../ops/announcements/round-phases.ts";
import type { Traffic } from "../ops/announcements/traffic.ts";
import type { Lease } from "../sharing/lease.ts";
import { announcements } from "../storage/announcements.ts";
import type { Store } from "../storage/store-from-url.ts";
import { later } from "./later.ts";

export type AnnouncementsOptions = {
  readonly store: Store;
  /** Of all programs on a store one sends. */
  readonly lease: Lease;
  readonly members: Pick<Members, "all" | "get">;
  readonly audit: Pick<Audit, "add">;
  readonly messenger: Messenger;
  readonly words: Readonly<Record<Locale, Words>>;
  readonly localeOf: (person: number) => Promise<Locale>;
  readonly traffic: Pick<Traffic, "written">;
  readonly reference: () => string;
  readonly failed: (error: unknown) => void;
};

/** Telegram takes thirty in a second: a third is left for what agents ask, and more when they ask for more. */
const perSecond = 20;
const overallPerSecond = 25;

/** Messages to everybody. What was begun before goes on at once. */
export function openAnnouncements(options: AnnouncementsOptions): {
  readonly part: DeskPart;
  readonly forget: (person: number) => Promise<void>;
  /** Resolves when nothing is on its way; the rest goes on at the next start. */
  readonly stop: () => Promise<void>;
} {
  const { store, lease, traffic, reference, failed } = options;
  const kept = announcements(store);
  const clock = () => performance.now();
  const rhythm = pace({ perSecond, overallPerSecond, written: traffic.written, clock, later });
  const common = { ...options, announcements: kept, clock, later };
  const phases = roundPhases({ ...common, name: reference, pace: rhythm });
  const { wake, stop } = announcer({ announcements: kept, phases, turn: lease.hold, later, failed });
  return { part: announcementPart({ ...common, wake, now: Date.now }), forget: kept.forget, stop };
}
