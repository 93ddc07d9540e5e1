import type { Catalogue } from "../domain/catalogue.ts";
import { type Tell, withLeft } from "./answered.ts";
import { type Give, giveOf } from "./asides.ts";
import { copyButtons, type Rows } from "./buttons.ts";
import type { Moment } from "./event.ts";
import { markDisrupted } from "./mark-disrupted.ts";
import { type Move, type Question, settle, showsBill } from "./move.ts";
import { withPassed } from "./passed.ts";
import type { Screen } from "./screen.ts";
import { screenOf } from "./screen-of.ts";
import type { Aside, State } from "./state.ts";

/** Where a screen goes: into the live message, or below what the person has just written. */
export type Show = {
  readonly screen: Screen;
  readonly place: "live" | "below";
  /** The live message holds a bill, which stays in the chat with these buttons. Any other is taken away. */
  readonly keep?: Rows | "as-it-is";
};

export type Step = {
  readonly state: State;
  readonly show?: Show;
  readonly tell?: Tell;
  readonly inquire?: Question;
  /** After it is known whether its person can have it, the late answer is told. */
  readonly give?: Give;
  /** The button was of an old keyboard. */
  readonly expired?: true;
};

const none: ReadonlySet<string> = new Set();

/** What stands in the chat according to the state, to be shown again after an interruption. */
export function showAgain(state: State, moment: Moment, catalogue: Catalogue): Show {
  const screen = markDisrupted(screenOf(settle(state, catalogue), catalogue), moment.disrupted ?? none, catalogue);
  return {
    screen,
    place: state.unsent === undefined ? "live" : "below",
    ...(state.unsent === "keep-old" && { keep: "as-it-is" }),
  };
}

/** The turn as it ends: where its screen goes, and what becomes of the one before. */
export function finish(before: State, moved: Move, moment: Moment, catalogue: Catalogue): Step {
  const { state: after, place: wanted, inquire, aside } = moved;
  const give = givenTo(after, aside, catalogue);
  if (wanted === undefined) return { state: after, ...give };
  // What is asked as something to reply to has no buttons, and Telegram lets nobody change it.
  const isReplied = moment.group !== undefined && [before, after].some((state) => isTyped(state, catalogue));
  const place = isReplied ? "below" : wanted;
  const keep = place === "below" && !isSameBill(before, after) ? keptRows(before, catalogue) : undefined;
  const state: State =
    place === "below"
      ? { ...after, nonce: moment.nonce, unsent: keepsOld(before, keep) ? "keep-old" : "drop-old" }
      : after;
  return {
    state: withoutNotice(withLeft(before, place === "below" ? withPassed(before, state) : state)),
    show: {
      screen: markDisrupted(screenOf(state, catalogue), moment.disrupted ?? none, catalogue),
      place,
      ...(keep === undefined ? {} : { keep }),
    },
    ...(inquire === undefined ? {} : { inquire }),
    ...give,
  };
}

export function givenTo(state: State, aside: Aside | undefined, catalogue: Catalogue): Pick<Step, "give"> {
  const [give] = aside === undefined ? [] : giveOf(state, aside, catalogue);
  return give === undefined ? {} : { give };
}

function isTyped(state: State, catalogue: Catalogue): boolean {
  const { body } = screenOf(state, catalogue);
  return body.show === "field" && body.isTyped;
}

/** A notice is said once. */
function withoutNotice({ notice: _said, ...state }: State): State {
  return state;
}

/** Where the screen in between never came, the bill before it still is the live message. */
function keepsOld({ unsent }: State, keep: Show["keep"]): boolean {
  return keep !== undefined || unsent === "keep-old";
}

/** A bill that is shown again below is not left behind as well: it would be there twice. */
function isSameBill({ view: before }: State, { view: after, overlay }: State): boolean {
  if (overlay !== undefined || before.at !== "result" || after.at !== "result") return false;
  return after.result.reference === before.result.reference;
}

/** A bill that is left behind keeps its copy buttons. */
function keptRows(state: State, catalogue: Catalogue): Show["keep"] {
  return showsBill(state) ? copyButtons(screenOf(state, catalogue).rows) : undefined;
}
