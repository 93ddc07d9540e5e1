import type { Locale } from "../domain/locale.ts";
import { keyOf, type Place } from "./place.ts";
import type { State } from "./state.ts";

export type ShownMessages = {
  readonly remember: (place: Place, message: number, preferred: Locale) => void;
  /** The message of the live screen, where the saved state does not know it yet. */
  readonly unsaved: (key: string) => number | undefined;
  readonly within: (key: string, state: State) => State;
  /** A turn has saved that this is the live message. */
  readonly saved: (key: string, live: number | undefined) => void;
  readonly saveAll: () => Promise<void>;
};

type Unsaved = { readonly message: number; readonly save: () => Promise<void>; readonly cancel: () => void };

const saveAfter = 2_000;

/**
 * Which message is the live one is saved with the next turn, which mostly comes soon, or after a moment by itself.
 * A crash before that costs an edit: the next screen comes as a new message.
 */
export function shownMessages(options: {
  readonly save: (place: Place, message: number, preferred: Locale) => Promise<void>;
  readonly later: (milliseconds: number, run: () => void) => () => void;
}): ShownMessages {
  const known = new Map<string, Unsaved>();
  const unsaved = (key: string) => known.get(key)?.message;
  return {
    remember: (place, message, preferred) => {
      const key = keyOf(place);
      known.get(key)?.cancel();
      const save = () => options.save(place, message, preferred);
      known.set(key, { message, save, cancel: options.later(saveAfter, () => void save()) });
    },
    unsaved,
    within: (key, state) => {
      const live = unsaved(key);
      return live === undefined ? state : { ...state, live };
    },
    saved: (key, live) => {
      const shown = known.get(key);
      if (shown === undefined || shown.message !== live) return;
      shown.cancel();
      known.delete(key);
    },
    saveAll: async () => {
      await Promise.all([...known.values()].map(({ save }) => save()));
    },
  };
}
