import type { DeskButton } from "../desk/desk.ts";
import type { Address, Messenger } from "../desk/messenger.ts";
import type { Catalogue } from "../domain/catalogue.ts";
import type { Words } from "../i18n/words.ts";
import { allowance } from "../ops/allowance.ts";
import { type Book, isOpen, readBook } from "../ops/incidents/incident.ts";
import { type Incidents, keepIncidents } from "../ops/incidents/keep-incidents.ts";
import { namingFrom } from "../ops/incidents/naming-from.ts";
import type { Naming } from "../ops/incidents/render-incident.ts";
import { incidentShower } from "../ops/incidents/show-incidents.ts";
import { troubleKinds } from "../ops/incidents/trouble.ts";
import type { Log } from "../ops/log.ts";
import type { Metrics } from "../ops/metrics.ts";
import type { Lease } from "../sharing/lease.ts";
import { storedIncidents } from "../storage/incidents.ts";
import type { Store } from "../storage/store-from-url.ts";
import { every } from "../storage/ticker.ts";
import { within } from "./later.ts";
import { whileHolding } from "./while-holding.ts";

export type IncidentsParts = {
  readonly store: Store;
  readonly lease: Lease;
  readonly messenger: Messenger;
  readonly address: () => Address | undefined;
  readonly words: () => Promise<Words>;
  readonly catalogue: Catalogue;
  /** Private chats of the owners. */
  readonly owners: () => Promise<readonly number[]>;
  readonly personNamed: (handle: string) => Promise<string | undefined>;
  readonly suspectButtons: (handle: string, words: Words) => readonly DeskButton[];
  readonly metrics: Metrics;
  readonly log: Log;
  readonly failed: (during: string, error: unknown) => void;
};

export type OpenIncidents = {
  readonly incidents: Incidents;
  readonly naming: Naming;
  readonly stop: () => Promise<void>;
};

const beatMs = 1_500;
const lastWordMs = 3_000;
/** Of the 20 messages that a group takes in a minute some are left for who asks there. */
const messages = { atOnce: 5, everyMs: 5_000 };

/** Incidents, kept by every program on the store and written into the group by one of them. */
export async function openIncidents(parts: IncidentsParts): Promise<OpenIncidents> {
  const { store, messenger, owners, metrics, log, failed } = parts;
  const naming = namingFrom(parts);
  // All that may be counted is there from the start: an alert sees no rise from nothing to one.
  for (const kind of troubleKinds) metrics.incidentsOpen.set({ kind }, 0);
  for (const why of ["closed", "away"]) metrics.opsMessagesMissed.inc({ why }, 0);
  const turn = whileHolding(parts.lease);
  const incidents = keepIncidents({
    kept: storedIncidents(store, readBook),
    clock: Date.now,
    changed: (before, after) => {
      for (const kind of troubleKinds) metrics.incidentsOpen.set({ kind }, openOf(after, kind).length);
      logChanges(log, before, after);
    },
    failed: (error) => failed("incidents", error),
  });
  const show = incidentShower({
    ...parts,
    naming,
    allowance: allowance({ ...messages, clock: Date.now }),
    clock: Date.now,
    act: incidents.act,
    tellOwners: async (note) => {
      for (const chat of await owners()) await messenger.send({ chat }, note);
    },
    missed: (why) => {
      metrics.opsMessagesMissed.inc({ why });
      log.warn({ why }, "the operations group did not take a message");
    },
  });

  let beating: Promise<void> | undefined;
  async function beat(): Promise<void> {
    try {
      const book = await incidents.sync();
      if (turn.isOurs()) await show(book);
    } catch (error) {
      failed("incidents", error);
    }
  }
  const stopBeating = every(beatMs)(() => {
    beating ??= beat().finally(() => {
      beating = undefined;
    });
  });
  // What the program before has left open in this respect works, or this one would not have come so far.
  incidents.settle({ kind: "store" });
  incidents.settle({ kind: "telegram" });
  await incidents.sync();

  return {
    incidents,
    naming,
    stop: async () => {
      stopBeating();
      // What has just begun may be why the program ends, and nobody tells of it later where the store is lost.
      await within(lastWordMs, Promise.resolve(beating).then(beat));
      await turn.stop();
    },
  };
}

function openOf(book: Book, kind: string) {
  return Object.values(book.incidents).filter((incident) => isOpen(incident) && incident.trouble.kind === kind);
}

function logChanges(log: Log, before: Book, after: Book): void {
  for (const [key, { trouble, closed, count }] of Object.entries(after.incidents)) {
    const was = isOpen(before.incidents[key]);
    if (closed === undefined && !was) log.warn({ incident: trouble }, "an incident is open");
    if (closed !== undefined && was) log.warn({ incident: trouble, count }, "an incident is over");
  }
}
