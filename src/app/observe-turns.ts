import type { Place } from "../conversation/place.ts";
import type { Ports } from "../conversation/ports.ts";
import type { State } from "../conversation/state.ts";
import type { Turn, Turns } from "../conversation/turns.ts";
import { type Log, turnLine } from "../ops/log.ts";
import type { Metrics } from "../ops/metrics.ts";
import type { Troubles } from "./report-troubles.ts";

export type ObservedTurns = {
  readonly take: (take: Turns["take"]) => Turns["take"];
  readonly load: (load: Ports["load"]) => Ports["load"];
  readonly save: (save: Ports["save"]) => Ports["save"];
  readonly show: (show: Ports["show"]) => Ports["show"];
};

/** Measures and logs turns from outside. Of who took them, and of what they wrote, nothing is told. */
export function observeTurns(options: {
  readonly metrics: Metrics;
  readonly log: Log;
  /** Milliseconds of a clock that is never set. */
  readonly clock: () => number;
  readonly troubles: Pick<Troubles, "unreadable">;
}): ObservedTurns {
  const { metrics, log, clock, troubles } = options;
  /** Where a turn has led. A turn has a place of its own, so that two of one person are told apart. */
  const screens = new WeakMap<Place, LedTo>();

  return {
    take: (take) => async (turn) => {
      const begun = clock();
      let outcome: "taken" | "expired" | "repeated" | "failed" = "repeated";
      let milliseconds: number | undefined;
      const acknowledge: Turn["acknowledge"] = (taken) => {
        outcome = taken.expired ? "expired" : "taken";
        milliseconds = clock() - begun;
        turn.acknowledge?.(taken);
      };
      try {
        await take({ ...turn, acknowledge });
      } catch (error) {
        outcome = "failed";
        throw error;
      } finally {
        const { event, update, place } = turn;
        milliseconds ??= clock() - begun;
        metrics.turns.inc({ event: event.kind, outcome });
        metrics.turnSeconds.observe(milliseconds / 1000);
        log.info(turnLine({ event, update, ...screens.get(place), outcome, milliseconds }), "turn");
      }
    },
    load: (load) => async (place, preferred) => {
      const loaded = await load(place, preferred);
      if (loaded.kind === "unreadable") {
        metrics.failures.inc({ during: "load" });
        log.warn({ during: "load" }, "a conversation cannot be read, and is started over");
        troubles.unreadable();
      }
      return loaded;
    },
    save:
      (save) =>
      (place, state, ...rest) => {
        screens.set(place, ledTo(state));
        return save(place, state, ...rest);
      },
    show: (show) => async (place, screen, message) => {
      const begun = clock();
      const shown = await show(place, screen, message);
      metrics.screenSeconds.observe({ outcome: shown.kind }, (clock() - begun) / 1000);
      return shown;
    },
  };
}

type LedTo = { readonly screen: string; readonly reference?: string };

/** The screen, and of which inquiry it is. */
function ledTo({ view }: State): LedTo {
  if (view.at === "checking") return { screen: view.at, reference: view.reference };
  return view.at === "result" ? { screen: view.at, reference: view.result.reference } : { screen: view.at };
}
