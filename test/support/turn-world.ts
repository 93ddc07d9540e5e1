import type { Place } from "../../src/conversation/place.ts";
import type { Ports } from "../../src/conversation/ports.ts";
import { freshState, type State } from "../../src/conversation/state.ts";
import type { Locale } from "../../src/domain/locale.ts";
import { type Deferred, deferred } from "./deferred.ts";
import { noon } from "./sample-conversation.ts";

type Asked = Deferred<Awaited<ReturnType<Ports["inquire"]>>> & {
  readonly inquiry: Parameters<Ports["inquire"]>[0];
  readonly signal: AbortSignal;
};

export const sari: Place = { chat: 1, person: 1, isPrivate: true };
export const budi: Place = { chat: 2, person: 2, isPrivate: true };

/** Everything a turn needs, kept in memory: it writes down what is asked of it, in order, and answers when it is told to. */
export function turnWorld(changes: Partial<Ports> = {}) {
  const log: string[] = [];
  const states = new Map<number, State>();
  const revisions = new Map<number, number>();
  const jobs = new Map<string, Place>();
  const asked: Asked[] = [];
  const timers: { readonly milliseconds: number; readonly run: () => void; stopped: boolean }[] = [];
  const broken: unknown[] = [];
  const kept: [person: number, locale: Locale][] = [];
  let messages = 100;
  let moments = 0;

  const ports: Ports = {
    load: async ({ chat }, preferred) => {
      log.push("load");
      const state = states.get(chat);
      const revision = revisions.get(chat) ?? 0;
      return state === undefined ? { kind: "absent", locale: preferred, revision } : { kind: "found", state, revision };
    },
    save: async ({ chat }, state, revision) => {
      log.push("save");
      if (revision !== (revisions.get(chat) ?? 0) + 1) return false;
      states.set(chat, state);
      revisions.set(chat, revision);
      return true;
    },
    keepLocale: async (person, locale) => {
      log.push("keep locale");
      kept.push([person, locale]);
    },
    chatsOf: async (person) => [...states.keys()].filter((chat) => chat === person),
    forget: async ({ chat }) => {
      log.push(`forget ${chat}`);
      states.delete(chat);
      revisions.delete(chat);
    },
    show: async (_, { body }, message) => {
      log.push(`show ${body.show} in ${message ?? "a new message"}`);
      if (message === undefined) messages += 1;
      return { kind: "shown", message: message ?? messages };
    },
    retire: async (_, message, __, keep) => void log.push(`${keep === undefined ? "take away" : "leave"} ${message}`),
    isMasked: async () => true,
    alone: {
      begin: async (_, { body }, { inGroup, query }) => {
        log.push(
          `begin ${body.show} ${inGroup ? "in the group" : "in private"}${query === undefined ? "" : ` for ${query}`}`,
        );
        messages += 1;
        return { kind: "shown", at: { in: inGroup ? "group" : "private", message: messages } };
      },
      fill: async (_, { body }, at) => {
        log.push(`fill ${body.show} in ${at.message} of the ${at.in}`);
        return { kind: "shown", at };
      },
    },
    openDoor: async (_, reference) => {
      log.push(`door to ${reference}`);
      return `door-${reference}`;
    },
    jobs: {
      begin: async (job, place) => {
        log.push(`job ${job}`);
        jobs.set(job, place);
      },
      offer: async (job, place) => {
        log.push(`offer ${job}`);
        jobs.set(job, place);
      },
      done: async (job) => {
        log.push(`done ${job}`);
        jobs.delete(job);
      },
      takeUp: async () => undefined,
      handBack: async () => undefined,
    },
    inquire: (inquiry, signal) => {
      log.push(`ask ${inquiry.reference}`);
      const answer = deferred<Awaited<ReturnType<Ports["inquire"]>>>();
      asked.push({ inquiry, signal, ...answer });
      return answer.promise;
    },
    waiting: () => {
      log.push("wait");
      return () => log.push("waited");
    },
    later: (milliseconds, run) => {
      const timer = { milliseconds, run, stopped: false };
      timers.push(timer);
      return () => {
        timer.stopped = true;
      };
    },
    moment: () => {
      moments += 1;
      return { now: noon, nonce: `n${moments}`, reference: `R${moments}` };
    },
    broke: (during, error) => broken.push([during, error]),
    ...changes,
  };

  return {
    ports,
    log,
    asked,
    timers,
    broken,
    kept,
    jobs,
    stateOf: ({ chat }: Place): State => states.get(chat) ?? freshState("id", "none"),
    isKept: ({ chat }: Place): boolean => states.has(chat),
    put: ({ chat }: Place, state: State) => void states.set(chat, state),
  };
}
