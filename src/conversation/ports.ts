import type { Locale } from "../domain/locale.ts";
import type { Later } from "../domain/pause.ts";
import type { Answer } from "../inquiry/answer.ts";
import type { Inquiry } from "../inquiry/ask.ts";
import type { Rows } from "./buttons.ts";
import type { Moment } from "./event.ts";
import type { Jobs } from "./jobs.ts";
import type { Place } from "./place.ts";
import type { Screen } from "./screen.ts";
import type { Alone, State } from "./state.ts";

/** A state with the number of its writing, or the language of somebody of whom there is none that can be read. */
export type Loaded =
  | { readonly kind: "found"; readonly state: State; readonly revision: number }
  | { readonly kind: "absent" | "unreadable"; readonly locale: Locale; readonly revision: number };

export type Shown =
  | { readonly kind: "shown"; readonly message: number }
  /** There is no such message any more, or it cannot be changed. */
  | { readonly kind: "gone" }
  /** Nothing has arrived, and the same can be tried again. */
  | { readonly kind: "away" }
  /** The chat is closed to the bot, or nobody can say whether the message arrived: it is not tried again. */
  | { readonly kind: "given-up" };

export type ShownAlone =
  | { readonly kind: "shown"; readonly at: Alone }
  /** There is no such message any more. */
  | { readonly kind: "gone" }
  /** It can be tried again, and is not there twice when it is. */
  | { readonly kind: "away" }
  /** The bot cannot write to this person. */
  | { readonly kind: "closed" };

/** Messages about what is asked in a group, for its person alone. */
export type ShowAlone = {
  /** Sends what anybody may see, as it may be seen by all where Telegram knows of no such messages. */
  readonly begin: (
    place: Place,
    empty: Screen,
    way: { readonly inGroup: boolean; readonly query?: string },
  ) => Promise<ShownAlone>;
  readonly fill: (place: Place, screen: Screen, at: Alone) => Promise<ShownAlone>;
};

/** Everything a turn needs of the world. */
export type Ports = {
  readonly load: (place: Place, preferred: Locale) => Promise<Loaded>;
  /** False when another program has saved this conversation since it was loaded; then nothing was. */
  readonly save: (place: Place, state: State, revision: number) => Promise<boolean>;
  /** A language is a person's, in every chat and for longer than a conversation lasts. */
  readonly keepLocale: (person: number, locale: Locale) => Promise<void>;
  /** The chats in which something is kept of a person. */
  readonly chatsOf: (person: number) => Promise<readonly number[]>;
  /** Nothing is kept of a person in a chat any more. */
  readonly forget: (at: Pick<Place, "chat" | "person">) => Promise<void>;
  /** Puts a screen into this message, or into a new one. */
  readonly show: (place: Place, screen: Screen, message: number | undefined) => Promise<Shown>;
  /** Takes the message before away, or leaves it with these buttons. */
  readonly retire: (place: Place, message: number, screen: Screen, keep: Rows | undefined) => Promise<void>;
  /** Whether a group sees of a bill only what it may. */
  readonly isMasked: (group: number) => Promise<boolean>;
  readonly alone: ShowAlone;
  /** A link, for the person of this place alone and for once, to the bill with this reference. */
  readonly openDoor: (place: Place, reference: string) => Promise<string>;
  /** The place is for whoever keeps account of what was asked. A signal ends with `leftUndone` or with the question. */
  readonly inquire: (inquiry: Inquiry, signal: AbortSignal, place: Place) => Promise<Answer>;
  readonly jobs: Jobs;
  /** Shows that something is going on, until it is called off. */
  readonly waiting: (place: Place) => () => void;
  readonly later: Later;
  readonly moment: () => Moment;
  /** Something broke where nobody waits for it any more. */
  readonly broke: (during: "show" | "inquiry" | "save", error: unknown) => void;
};
