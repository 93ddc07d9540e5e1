import type { Place } from "../../src/conversation/place.ts";
import { freshState, type State } from "../../src/conversation/state.ts";
import type { Ports } from "../../src/conversation/turns.ts";
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
      return state === undefined ? { kind: "absent", locale: preferred } : { kind: "found", state };
    },
    save: async ({ chat }, state) => {
      log.push("save");
      states.set(chat, state);
    },
    keepLocale: async (person, locale) => {
      log.push("keep locale");
      kept.push([person, locale]);
    },
    show: async (_, { place, screen }, live) => {
      log.push(`show ${screen.body.show} ${place} ${live ?? "-"}`);
      if (place === "live" && live !== undefined) return live;
      messages += 1;
      return messages;
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
    stateOf: ({ chat }: Place): State => states.get(chat) ?? freshState("id", "none"),
    put: ({ chat }: Place, state: State) => void states.set(chat, state),
  };
}
