import type { Catalogue } from "../domain/catalogue.ts";
import type { Command, Event, Moment } from "./event.ts";
import { markDisrupted } from "./mark-disrupted.ts";
import { type Move, move, type Question, settle } from "./move.ts";
import { press } from "./press.ts";
import type { Button, Screen } from "./screen.ts";
import { screenOf } from "./screen-of.ts";
import type { Notice, State, View } from "./state.ts";
import { understand } from "./understand.ts";

/** Where a screen goes: into the live message, or below what the person has just written. */
export type Show = {
  readonly screen: Screen;
  readonly place: "live" | "below";
  /** The live message holds a bill, which stays in the chat with these buttons. Any other is taken away. */
  readonly keep?: readonly (readonly Button[])[];
};

export type Step = {
  readonly state: State;
  readonly show?: Show;
  readonly inquire?: Question;
  /** The button was of an old keyboard. */
  readonly expired?: true;
};

/**
 * The whole conversation: what a person has before and does now decides what comes next.
 * Nothing outside is read or changed; who calls it saves the state, shows the screen and asks the provider.
 */
export function step(before: State, event: Event, moment: Moment, catalogue: Catalogue): Step {
  const state = settle(before, catalogue);
  switch (event.kind) {
    case "command":
      return finish(state, onCommand(state, event.command, event.text, moment, catalogue), moment, catalogue);
    case "text":
      return finish(state, understand(state, event.text, moment, catalogue), moment, catalogue);
    case "edited":
      return finish(state, onEdited(state, event.text, moment, catalogue), moment, catalogue);
    case "unreadable":
      return finish(state, notice(state, "unsupported"), moment, catalogue);
    case "press": {
      const afresh = event.nonce === "" && event.action.do === "menu";
      if (afresh) return finish(state, { ...move(state, home), place: "below" }, moment, catalogue);
      if (event.nonce !== state.nonce) return { state: before, expired: true };
      return finish(state, press(state, event.action, moment, catalogue), moment, catalogue);
    }
    case "answered":
      return finish(state, onAnswered(state, event), moment, catalogue);
    case "slow":
      return finish(state, onSlow(state, event.reference), moment, catalogue);
    case "shown":
      return { state: { ...before, live: event.message } };
  }
}

const none: ReadonlySet<string> = new Set();
const home: View = { at: "categories", page: 0 };

function onCommand(state: State, command: Command, text: string, moment: Moment, catalogue: Catalogue): Move {
  switch (command) {
    case "start":
      return { state: { ...move(state, home).state, notice: "welcome" }, place: "below" };
    case "check":
      return text === ""
        ? { ...move(state, home), place: "below" }
        : understand(move(state, home).state, text, moment, catalogue);
    case "last":
      return state.lastBill === undefined
        ? notice(state, "no-last-bill")
        : { ...move(state, { at: "result", result: state.lastBill }), place: "below" };
    case "cancel":
      return { state: { ...move(state, home).state, notice: "cancelled" }, place: "below" };
    case "language":
      return { state: { ...state, overlay: "language" }, place: "below" };
    case "help":
      return { state: { ...state, overlay: "help" }, place: "below" };
  }
}

/** A corrected number is a new number; anywhere else a change of an old message means nothing. */
function onEdited(state: State, text: string, moment: Moment, catalogue: Catalogue): Move {
  const { view } = state;
  const entering =
    view.at === "result" || (view.at === "field" && (view.field === "account" || view.entered !== undefined));
  return entering ? understand(state, text, moment, catalogue) : notice(state, "edited");
}

function onAnswered(state: State, event: Extract<Event, { kind: "answered" }>): Move {
  const { view } = state;
  if (view.at !== "checking" || view.reference !== event.reference) return { state };
  const { product, values } = view;
  const { kind: _answered, ...answer } = event;
  const result = { product, values, ...answer };
  const next = move(state, { at: "result", result }).state;
  return {
    state: {
      ...next,
      recent: [product, ...state.recent.filter((id) => id !== product)].slice(0, 3),
      ...(event.outcome.kind === "bill" ? { lastBill: result } : {}),
    },
    place: "live",
  };
}

function onSlow(state: State, reference: string): Move {
  const { view } = state;
  if (view.at !== "checking" || view.reference !== reference) return { state };
  return {
    state: { ...state, view: { ...view, slow: true } },
    ...(state.overlay === undefined ? { place: "live" } : {}),
  };
}

function notice(state: State, said: Notice): Move {
  return { state: { ...state, notice: said }, place: "below" };
}

function finish(before: State, { state: after, place, inquire }: Move, moment: Moment, catalogue: Catalogue): Step {
  if (place === undefined) return { state: after };
  const state = place === "below" ? { ...after, nonce: moment.nonce } : after;
  const keep = place === "below" ? copyRows(before, catalogue) : undefined;
  return {
    state: withoutNotice(state),
    show: {
      screen: markDisrupted(screenOf(state, catalogue), moment.disrupted ?? none, catalogue),
      place,
      ...(keep === undefined ? {} : { keep }),
    },
    ...(inquire === undefined ? {} : { inquire }),
  };
}

/** A notice is said once. */
function withoutNotice({ notice: _said, ...state }: State): State {
  return state;
}

function copyRows(state: State, catalogue: Catalogue): Show["keep"] {
  const bill = state.overlay === undefined && state.view.at === "result" && state.view.result.outcome.kind === "bill";
  return bill
    ? screenOf(state, catalogue)
        .rows.map((row) => row.filter((button) => "copy" in button))
        .filter((row) => row.length > 0)
    : undefined;
}
