import type { Config } from "../config/read-config.ts";
import { readPlace } from "../conversation/read-place.ts";
import { readState } from "../conversation/state.ts";
import type { Messenger } from "../desk/messenger.ts";
import type { Catalogue } from "../domain/catalogue.ts";
import { referenceAt } from "../domain/reference.ts";
import { allWords } from "../i18n/words.ts";
import { type Traffic, traffic } from "../ops/announcements/traffic.ts";
import { type EarlyReporting, earlyReporting } from "../ops/incidents/early-reporting.ts";
import type { Log } from "../ops/log.ts";
import { openSharing, type Sharing } from "../sharing/open-sharing.ts";
import { type Sessions, sessions } from "../storage/sessions.ts";
import { openStore, type Store } from "../storage/store-from-url.ts";
import type { StoreLost } from "../storage/store-lost.ts";
import { messenger } from "../telegram/messenger.ts";
import { reachable } from "./bill-providers.ts";
import { type Connected, connectTelegram } from "./connect-telegram.ts";
import { offeredCatalogue } from "./offered-catalogue.ts";
import { randomNames } from "./random-names.ts";
import { type Reach, reachProviders } from "./reach-providers.ts";
import { reportTroubles } from "./report-troubles.ts";
import { openWatch, type Watch } from "./watch.ts";

/** What everything else stands on: the world outside, and what is seen of the program. */
export type Ground = {
  readonly config: Config;
  readonly log: Log;
  readonly watch: Watch;
  /** Takes reports from the start on; they are told once there is somebody to tell them. */
  readonly reporting: EarlyReporting;
  readonly store: Store;
  /** Rejects when only another start of the program can use the store again. */
  readonly storeLost: Promise<never>;
  readonly sharing: Sharing;
  readonly reach: Reach;
  readonly catalogue: Catalogue;
  readonly telegram: Connected;
  readonly messenger: Messenger;
  readonly traffic: Traffic;
  readonly kept: Sessions;
  readonly words: ReturnType<typeof allWords>;
  /** Which program this is; another one after each start. */
  readonly instance: string;
  readonly randomName: (length: number) => string;
  /** Of something that happens now. */
  readonly reference: () => string;
};

export type GroundOptions = {
  readonly onStop: (close: () => Promise<void>) => void;
  /** A call has found out that a group has another id now. */
  readonly moved: (from: number, to: number) => void;
};

/** @throws CannotStart with what the operator can mend */
export async function openGround(config: Config, log: Log, { onStop, moved }: GroundOptions): Promise<Ground> {
  const reporting = earlyReporting();
  const watch = openWatch(log, reportTroubles(reporting, Date.now));
  const { failed } = watch;
  const randomName = randomNames();
  const instance = randomName(12);
  let onLost: (lost: StoreLost) => void = () => undefined;
  const storeLost = new Promise<never>((_, reject) => {
    onLost = reject;
  });
  // It may be lost before anybody listens; what is asked of it then rejects as well.
  storeLost.catch(() => undefined);
  const store = await openStore(config.storeUrl, { ...watch.store, onLost, keys: config.storeKeys });
  onStop(() => store.close());
  const sharing = await openSharing(store, {
    instance,
    readPlace,
    failed: (error) => failed("sharing", error),
    counted: (open) => watch.metrics.jobsOpen.set(open),
  });
  onStop(sharing.close);
  const reach = await reachProviders(config);
  onStop(reach.close);
  const catalogue = offeredCatalogue(config.catalogueFile, { providers: reachable(reach), sandbox: reach.isSandbox });
  const written = traffic(() => performance.now());
  const telegram = await connectTelegram(config, {
    pages: watch.pages,
    called: (call) => {
      watch.called(call);
      written.called(call.method);
    },
    failed: (error) => failed("polling", error),
    moved,
  });
  onStop(telegram.close);
  return {
    config,
    log,
    watch,
    reporting,
    store,
    storeLost,
    sharing,
    reach,
    catalogue,
    telegram,
    messenger: messenger(telegram.bot.api, (error) => failed("telegram", error)),
    traffic: written,
    kept: sessions(store, readState, Date.now),
    words: allWords(config.timeZone),
    instance,
    randomName,
    reference: () => referenceAt(Date.now(), randomName),
  };
}
