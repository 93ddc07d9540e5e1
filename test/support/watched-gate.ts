import { fairGate } from "../../src/inquiry/fair-gate.ts";
import { never } from "./inquiries.ts";
import { manualTimer } from "./manual-timer.ts";
import { settled } from "./settled.ts";

export type Visit = { readonly person: string; readonly leave: () => void; readonly at: number };

/** A gate whose visitors are written down in the order in which they come in. */
export function watchedGate(limits: { readonly concurrent: number; readonly perSecond: number }) {
  const timer = manualTimer(1_000_000);
  const gate = fairGate({ ...limits, ...timer });
  const visits: Visit[] = [];
  const turnedAway: string[] = [];
  const arrive = async (person: string, signal = never()) => {
    const leave = await gate.enter(person, signal);
    if (leave === undefined) turnedAway.push(person);
    else visits.push({ person, leave, at: timer.clock() });
  };
  return {
    visits,
    turnedAway,
    timer,
    people: () => visits.map(({ person }) => person),
    come: async (...people: readonly string[]) => {
      for (const person of people) void arrive(person);
      await settled();
    },
    comeUntil: async (person: string, signal: AbortSignal) => {
      void arrive(person, signal);
      await settled();
    },
    leave: async (at: number) => {
      visits[at]?.leave();
      await settled();
    },
    pass: timer.pass,
  };
}
