import type { Catalogue } from "../domain/catalogue.ts";
import type { Locale } from "../domain/locale.ts";
import type { Answer, Inquire } from "../inquiry/answer.ts";
import type { Event, Moment } from "./event.ts";
import type { Question } from "./move.ts";
import { keyOf, type Place } from "./place.ts";
import { queues } from "./queues.ts";
import { shownMessages } from "./shown-messages.ts";
import { freshState, type State } from "./state.ts";
import { type Show, type Step, step } from "./step.ts";

export type Loaded =
  | { readonly kind: "found"; readonly state: State }
  | { readonly kind: "absent" | "unreadable"; readonly locale: Locale };

/** Everything a turn needs of the world. */
export type Ports = {
  readonly load: (place: Place, preferred: Locale) => Promise<Loaded>;
  readonly save: (place: Place, state: State) => Promise<void>;
  /** A language is a person's, in every chat and for longer than a conversation lasts. */
  readonly keepLocale: (person: number, locale: Locale) => Promise<void>;
  /** Puts a screen into the chat and tells which message it stands in. */
  readonly show: (place: Place, show: Show, live: number | undefined) => Promise<number>;
  readonly inquire: Inquire;
  /** Shows that something is going on, until it is called off. */
  readonly waiting: (place: Place) => () => void;
  readonly later: (milliseconds: number, run: () => void) => () => void;
  readonly moment: () => Moment;
  /** Something broke where nobody waits for it any more. */
  readonly broke: (during: "show" | "inquiry" | "save", error: unknown) => void;
};

export type Taken = { readonly expired: boolean; readonly locale: Locale };

/** An event with what its sender needs for it. */
export type Turn = {
  readonly place: Place;
  readonly event: Event;
  /** The language of somebody who has not chosen one. */
  readonly preferred: Locale;
  /** Telegram's id: the same update again is taken as done. */
  readonly update?: number;
  /** Told that the turn is saved, before anything of it is shown. */
  readonly acknowledge?: (taken: Taken) => void;
};

export type Turns = {
  /**
   * Takes one event of one person. It is done when the state is saved; showing and asking go on behind it.
   * @throws what the store throws: then nothing has happened.
   */
  readonly take: (turn: Turn) => Promise<void>;
  /** Asks again what was being asked when the program ended. */
  readonly resume: (place: Place, state: State) => void;
  /** Resolves when nothing is being shown or asked any more. */
  readonly idle: () => Promise<void>;
  /** Ends every running inquiry without an answer: the state keeps it, and `resume` asks it again. */
  readonly stop: () => Promise<void>;
};

const rememberedUpdates = 8;
const slowAfter = 8_000;

export function turns(catalogue: Catalogue, ports: Ports): Turns {
  const saving = queues<StepTaken | undefined>();
  const showing = queues<number>();
  let stopping = false;
  const shown = shownMessages({
    later: ports.later,
    save: (place, message, preferred) =>
      take({ place, event: { kind: "shown", message }, preferred }).catch((error: unknown) =>
        ports.broke("save", error),
      ),
  });
  const running = new Map<string, { readonly end: () => void; readonly ended: Promise<void> }>();

  async function take({ place, event, preferred, update, acknowledge }: Turn): Promise<void> {
    const taken = await saving.run(keyOf(place), async () => {
      const loaded = await ports.load(place, preferred);
      const moment = ports.moment();
      const before = shown.within(keyOf(place), stateOf(loaded, moment));
      if (update !== undefined && before.seen.includes(update)) return undefined;
      const next = step(before, event, moment, catalogue);
      const seen = update === undefined ? before.seen : [update, ...before.seen].slice(0, rememberedUpdates);
      // First, so that a store that fails here has changed nothing that matters.
      if (next.state.locale !== before.locale) await ports.keepLocale(place.person, next.state.locale);
      await ports.save(place, { ...next.state, seen });
      shown.saved(keyOf(place), next.state.live);
      return { before, next };
    });
    if (taken === undefined) return;
    acknowledge?.({ expired: taken.next.expired === true, locale: taken.next.state.locale });
    follow(place, taken);
  }

  function follow(place: Place, { before, next: { state, show, inquire } }: StepTaken): void {
    if (before.view.at === "checking" && !isChecking(state, before.view.reference)) {
      running.get(before.view.reference)?.end();
    }
    if (inquire !== undefined) ask(place, inquire, state.locale);
    else resume(place, state);
    if (show !== undefined) display(place, show, before.live);
  }

  function display(place: Place, show: Show, saved: number | undefined): void {
    showing
      .run(keyOf(place), async (before) => {
        // The message before may have come to stand after this turn's state was loaded.
        const live = before ?? shown.unsaved(keyOf(place)) ?? saved;
        const message = await ports.show(place, show, live);
        if (message !== live) shown.remember(place, message, show.screen.locale);
        return message;
      })
      .catch((error: unknown) => ports.broke("show", error));
  }

  function ask(place: Place, inquiry: Question, locale: Locale): void {
    const { reference } = inquiry;
    const controller = new AbortController();
    const ended = answer(place, inquiry, locale, controller.signal)
      .catch((error: unknown) => ports.broke("save", error))
      .finally(() => running.delete(reference));
    running.set(reference, { end: () => controller.abort(), ended });
  }

  /** The program ended while it was asked, or the answer could not be saved. */
  function resume(place: Place, { view, locale }: State): void {
    const product = view.at === "checking" ? catalogue.product(view.product) : undefined;
    if (stopping || view.at !== "checking" || product === undefined || running.has(view.reference)) return;
    ask(place, { reference: view.reference, product, values: view.values }, locale);
  }

  async function answer(place: Place, inquiry: Question, locale: Locale, signal: AbortSignal): Promise<void> {
    const { reference } = inquiry;
    const stopWaiting = ports.waiting(place);
    const stopTimer = ports.later(slowAfter, () => {
      take({ place, event: { kind: "slow", reference }, preferred: locale }).catch((error: unknown) =>
        ports.broke("save", error),
      );
    });
    const answer = await ports
      .inquire({ ...inquiry, asker: String(place.person) }, signal)
      .catch((error: unknown): Answer => {
        ports.broke("inquiry", error);
        return { outcome: { kind: "provider-misbehaved", provider: "" }, answeredAt: ports.moment().now };
      })
      .finally(() => {
        stopTimer();
        stopWaiting();
      });
    if (stopping) return;
    await take({ place, event: { kind: "answered", reference, ...answer }, preferred: locale });
  }

  async function idle(): Promise<void> {
    await saving.idle();
    await Promise.all([...running.values()].map(({ ended }) => ended));
    await showing.idle();
    await shown.saveAll();
  }

  return {
    take,
    resume,
    idle,
    stop: async () => {
      stopping = true;
      for (const { end } of running.values()) end();
      await idle();
    },
  };
}

type StepTaken = { readonly before: State; readonly next: Step };

/** What cannot be read is an older or a damaged record: the person starts over and is told so. */
function stateOf(loaded: Loaded, { nonce }: Moment): State {
  if (loaded.kind === "found") return loaded.state;
  const fresh = freshState(loaded.locale, nonce);
  return loaded.kind === "unreadable" ? { ...fresh, notice: "started-over" } : fresh;
}

function isChecking(state: State, reference: string): boolean {
  return state.view.at === "checking" && state.view.reference === reference;
}
