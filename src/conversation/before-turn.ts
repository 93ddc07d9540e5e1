import type { Moment } from "./event.ts";
import type { Loaded } from "./ports.ts";
import { freshState, type State } from "./state.ts";
import type { Turn } from "./turns.ts";

/** The state that a turn begins from, with what the turn itself tells of it. */
export function stateBefore(loaded: Loaded, turn: Turn, moment: Moment): State {
  return withSpoken(withPressed(stateOf(loaded, moment), turn), turn);
}

/** What cannot be read is an older or a damaged record: the person starts over and is told so. */
function stateOf(loaded: Loaded, { nonce }: Moment): State {
  if (loaded.kind === "found") return loaded.state;
  const fresh = freshState(loaded.locale, nonce);
  return loaded.kind === "unreadable" ? { ...fresh, notice: "started-over" } : fresh;
}

function withSpoken(state: State, { place, spoke }: Turn): State {
  return place.isPrivate || spoke === undefined ? state : { ...state, spoke };
}

/** A current button can only stand on the live message, also when the program ended before it wrote down which that is. */
function withPressed(state: State, { event, pressed }: Turn): State {
  if (event.kind !== "press" || event.nonce !== state.nonce || pressed === undefined) return state;
  const { unsent: _sent, ...sent } = state;
  return { ...sent, live: pressed };
}
