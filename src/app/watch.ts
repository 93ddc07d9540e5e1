import type { Catalogue } from "../domain/catalogue.ts";
import { contact } from "../ops/contact.ts";
import type { Log } from "../ops/log.ts";
import { createMetrics, type Metrics } from "../ops/metrics.ts";
import { monitoringPages, type Pages } from "../ops/monitoring-pages.ts";
import { type Pulse, pulse } from "../ops/pulse.ts";
import { type Part, type Readiness, readiness } from "../ops/readiness.ts";
import { StoreFailure } from "../storage/store-failure.ts";
import type { StoreOptions } from "../storage/store-from-url.ts";
import type { ObservedCall } from "../telegram/observe-calls.ts";
import { later } from "./later.ts";
import { type ObservedInquiries, observeInquiries } from "./observe-inquiries.ts";
import { type ObservedTurns, observeTurns } from "./observe-turns.ts";
import type { Troubles } from "./report-troubles.ts";

/** Everything that is seen of the program from outside: what it counts, what it logs, and whether it is ready. */
export type Watch = {
  readonly metrics: Metrics;
  readonly pulse: Pulse;
  readonly readiness: () => Promise<Readiness>;
  readonly pages: Pages;
  readonly turns: ObservedTurns;
  readonly inquiries: ObservedInquiries;
  /** What the store failed at is counted, but not logged: `store` tells of that once. */
  readonly failed: (during: string, error: unknown) => void;
  readonly store: Pick<StoreOptions, "onError" | "onChange" | "onSealed">;
  readonly called: (call: ObservedCall) => void;
  readonly received: <Context extends Received>(
    answer: (context: Context) => Promise<void>,
  ) => (context: Context) => Promise<void>;
  /** Says what runs, what may be asked, and what has to work from now on; before, the program is starting. */
  readonly begin: (program: {
    readonly runs: { readonly version: string; readonly delivery: string; readonly store: string };
    readonly catalogue: Catalogue;
    readonly store: Check;
    readonly telegram: Check;
  }) => void;
};

type Check = () => Promise<unknown>;
type Received = { readonly update: object };

const kinds = ["message", "edited_message", "callback_query", "my_chat_member"];

/** `troubles` hears of what ops may have to know. */
export function openWatch(log: Log, troubles: Troubles): Watch {
  const metrics = createMetrics();
  const clock = () => performance.now();
  const telegram = contact(Date.now);
  const beat = pulse({ clock: Date.now, random: Math.random });
  const inquiries = observeInquiries({ metrics, log, clock, troubles, pulse: beat });
  let lastUpdate: number | undefined;
  let parts: readonly Part[] = [starting];
  const ready = readiness(() => parts, { later });

  function failed(during: string, error: unknown): void {
    metrics.failures.inc({ during });
    const isOfStore = during === "store" || error instanceof StoreFailure;
    if (isOfStore) metrics.storeFailures.inc();
    log[isOfStore ? "debug" : "error"]({ during, err: error }, "failed");
  }

  return {
    metrics,
    pulse: beat,
    readiness: ready,
    pages: monitoringPages({
      metrics,
      readiness: ready,
      lastContact: telegram.last,
      lastUpdate: () => lastUpdate,
    }),
    failed,
    store: {
      onError: (error) => failed("store", error),
      onSealed: (records) => log.info({ records }, "every record is sealed with STORE_KEY; an old key may go"),
      onChange: (change) => {
        troubles.store(change);
        if (change.kind === "fails") log.error({ during: "store", err: change.error }, "the store fails");
        else log.warn({ during: "store", seconds: Math.round(change.afterMs / 1000) }, "the store works again");
      },
    },
    turns: observeTurns({ metrics, log, clock, troubles }),
    inquiries,
    called: (call) => {
      const { method, outcome, milliseconds } = call;
      troubles.called(call);
      metrics.telegramCalls.inc({ method, outcome });
      if (method !== "getUpdates") metrics.telegramSeconds.observe(milliseconds / 1000);
      if (works(outcome)) telegram.heard();
      else if (outcome !== "given-up") telegram.missed();
    },
    received: (answer) => (context) => {
      lastUpdate = Date.now();
      metrics.lastUpdate.set(lastUpdate / 1000);
      metrics.updates.inc({ kind: kinds.find((kind) => kind in context.update) ?? "other" });
      return answer(context);
    },
    begin: ({ runs: { version, delivery, store: kind }, catalogue, store, telegram: ask }) => {
      metrics.info.set({ version, delivery, store: kind }, 1);
      inquiries.offered(catalogue);
      troubles.offered(catalogue);
      parts = [
        { name: "store", problem: "the store does not answer, or takes no changes", check: store },
        {
          name: "telegram",
          problem: "Telegram does not answer, or does not know the token any more",
          check: () => telegram.check(ask),
        },
      ];
    },
  };
}

const starting: Part = {
  name: "started",
  problem: "the program is starting",
  check: () => Promise.reject(new Error("the program is starting")),
};

/** A refusal is an answer too, but for the token's own. */
function works(outcome: ObservedCall["outcome"]): boolean {
  return outcome === "ok" || outcome === "4xx" || outcome === "409" || outcome === "429";
}
