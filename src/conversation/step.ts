import type { Catalogue } from "../domain/catalogue.ts";
import {
  type Answered,
  isAnswered,
  isChecking,
  onLateAnswer,
  remembered,
  toldWithDoor,
  untold,
  withAnswer,
} from "./answered.ts";
import { onGiven, onGiving } from "./asides.ts";
import type { Command, Event, Moment } from "./event.ts";
import { finish, givenTo, type Step } from "./finish.ts";
import { type Move, move, settle } from "./move.ts";
import { press } from "./press.ts";
import type { Notice, Result, State, View } from "./state.ts";
import { understand } from "./understand.ts";

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
      return onAnswered(state, event, moment, catalogue);
    case "slow":
      return finish(state, onWaiting(state, event.reference, { slow: true }), moment, catalogue);
    case "held":
      return finish(state, onWaiting(state, event.reference, { held: true }), moment, catalogue);
    case "shown":
      return { state: onShown(before, event) };
    case "telling":
      return { state: onTelling(before, event) };
    case "giving":
      return { state: onGiving(before, event) };
    case "behind-door":
      return onBehindDoor(onGiving(state, event), event.reference, moment, catalogue);
    case "given":
      return onHaving(state, event.reference, moment, catalogue);
    case "came-through":
      return finish(state, onCameThrough(state, event.to, catalogue), moment, catalogue);
    case "told":
      return { state: { ...before, left: before.left.filter(({ reference }) => reference !== event.reference) } };
  }
}

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
      return lastBill(state);
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

function lastBill(state: State): Move {
  const [last] = state.bills;
  if (last === undefined) return notice(state, "no-last-bill");
  return { ...move(state, { at: "result", result: last, lookedUp: true }), place: "below" };
}

function onAnswered(state: State, event: Answered, moment: Moment, catalogue: Catalogue): Step {
  if (isChecking(state, event.reference)) {
    return finish(state, { ...withAnswer(state, event, moment), place: "live" }, moment, catalogue);
  }
  const { aside, ...late } = onLateAnswer(state, event, moment, catalogue);
  return { ...late, ...givenTo(late.state, aside, catalogue) };
}

/** The bill that is seen has the way to the whole of it, or is told anew with that. */
function onBehindDoor(state: State, reference: string, moment: Moment, catalogue: Catalogue): Step {
  if (isAnswered(state, reference)) return wayShown(state, moment, catalogue);
  // A late answer is told once it is known which way leads to the whole of it, as it is now.
  if (state.left.some((one) => one.reference === reference)) return { state };
  const told = toldWithDoor(state, reference);
  const tell = untold(told, catalogue).find((one) => one.reference === reference);
  return { state: told, ...(tell === undefined ? {} : { tell }) };
}

/** Who has come through the door sees no door any more. */
function onHaving(before: State, reference: string, moment: Moment, catalogue: Catalogue): Step {
  const hadDoor = before.asides?.some((one) => one.reference === reference && one.door !== undefined) === true;
  const state = onGiven(before, reference);
  return hadDoor && isAnswered(state, reference) ? wayShown(state, moment, catalogue) : { state };
}

function wayShown(state: State, moment: Moment, catalogue: Catalogue): Step {
  return state.overlay === undefined ? finish(state, { state, place: "live" }, moment, catalogue) : { state };
}

/** To a bill that was asked for in a group. */
function onCameThrough(state: State, to: Result | "gone" | "of-another", catalogue: Catalogue): Move {
  if (to === "of-another") return notice(move(state, home).state, "door-of-another");
  if (to === "gone" || catalogue.product(to.product) === undefined) {
    return notice(move(state, home).state, "door-gone");
  }
  return { ...move({ ...state, ...remembered(state, to) }, { at: "result", result: to }), place: "below" };
}

function onShown(state: State, { message, nonce }: Extract<Event, { kind: "shown" }>): State {
  const { unsent: _sent, ...sent } = state;
  if (nonce === state.nonce) return { ...sent, live: message };
  // An older screen that came to stand only now leaves the newer one still to be sent, or as it stands already.
  return state.unsent === undefined ? state : { ...state, live: message };
}

function onTelling(state: State, { reference, message }: Extract<Event, { kind: "telling" }>): State {
  const left = state.left.map((inquiry) => (inquiry.reference === reference ? { ...inquiry, message } : inquiry));
  return { ...state, left };
}

/** Its person is told why they wait. */
function onWaiting(state: State, reference: string, why: { readonly slow: true } | { readonly held: true }): Move {
  const { view } = state;
  if (view.at !== "checking" || view.reference !== reference) return { state };
  return {
    state: { ...state, view: { ...view, ...why } },
    ...(state.overlay === undefined ? { place: "live" } : {}),
  };
}

function notice(state: State, said: Notice): Move {
  return { state: { ...state, notice: said }, place: "below" };
}
