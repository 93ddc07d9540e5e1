import type { Catalogue } from "../domain/catalogue.ts";
import type { Locale } from "../domain/locale.ts";
import type { Inquire, Inquiry } from "../inquiry/inquire.ts";
import type { InquiryOutcome } from "../inquiry/outcome.ts";
import type { Event, Moment } from "./event.ts";
import { queues } from "./queues.ts";
import { freshState, type State } from "./state.ts";
import { type Show, type Step, step } from "./step.ts";

/** A person in a chat: two people in one group never share a conversation. */
export type Place = {
  readonly chat: number;
  readonly person: number;
  /** A topic of a group. */
  readonly thread?: number;
  readonly isPrivate: boolean;
};

export type Loaded = { readonly kind: "found"; readonly state: State } | { readonly kind: "absent" | "unreadable"; readonly locale: Locale };

/** Everything a turn needs of the world. */
export type Ports = {
  readonly load: (place: Place, preferred: Locale) => Promise<Loaded>;
  readonly save: (place: Place, state: State) => Promise<void>;
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

export type Taken = { readonly expired: boolean };

export type Turns = {
  /**
   * Takes one event of one person. It is done when the state is saved; showing and asking go on behind it.
   * @param update Telegram's id of it: the same update again is taken as done.
   * @throws what the store throws: then nothing has happened.
   */
  readonly take: (place: Place, event: Event, preferred: Locale, update?: number) => Promise<Taken>;
  /** Asks again what was being asked when the program ended. */
  readonly resume: (place: Place, state: State) => void;
  /** Resolves when nothing is being shown or asked any more. */
  readonly idle: () => Promise<void>;
  /** Ends every running inquiry. */
  readonly stop: () => void;
};

const rememberedUpdates = 8;
const slowAfter = 8_000;

export function turns(catalogue: Catalogue, ports: Ports): Turns {
  const saving = queues<StepTaken | undefined>();
  const showing = queues<number>();
  const running = new Map<string, { readonly end: () => void; readonly ended: Promise<void> }>();

  async function take(place: Place, event: Event, preferred: Locale, update?: number): Promise<Taken> {
    const taken = await saving.run(keyOf(place), async () => {
      const loaded = await ports.load(place, preferred);
      const moment = ports.moment();
      const before = stateOf(loaded, moment);
      if (update !== undefined && before.seen.includes(update)) return undefined;
      const next = step(before, event, moment, catalogue);
      const seen = update === undefined ? before.seen : [update, ...before.seen].slice(0, rememberedUpdates);
      await ports.save(place, { ...next.state, seen });
      return { before, next };
    });
    if (taken !== undefined) follow(place, taken);
    return { expired: taken?.next.expired === true };
  }

  function follow(place: Place, { before, next: { state, show, inquire } }: StepTaken): void {
    if (show !== undefined) display(place, show, before.live);
    if (before.view.at === "checking" && !isChecking(state, before.view.reference)) {
      running.get(before.view.reference)?.end();
    }
    if (inquire !== undefined) ask(place, inquire, state.locale);
  }

  function display(place: Place, show: Show, saved: number | undefined): void {
    showing
      .run(keyOf(place), async (before) => {
        const live = before ?? saved;
        const message = await ports.show(place, show, live);
        if (message !== live) await take(place, { kind: "shown", message }, show.screen.locale);
        return message;
      })
      .catch((error: unknown) => ports.broke("show", error));
  }

  function ask(place: Place, inquiry: Inquiry, locale: Locale): void {
    const { reference } = inquiry;
    const controller = new AbortController();
    const ended = answer(place, inquiry, locale, controller.signal)
      .catch((error: unknown) => ports.broke("save", error))
      .finally(() => running.delete(reference));
    running.set(reference, { end: () => controller.abort(), ended });
  }

  async function answer(place: Place, inquiry: Inquiry, locale: Locale, signal: AbortSignal): Promise<void> {
    const { reference } = inquiry;
    const stopWaiting = ports.waiting(place);
    const stopTimer = ports.later(slowAfter, () => {
      take(place, { kind: "slow", reference }, locale).catch((error: unknown) => ports.broke("save", error));
    });
    const outcome = await ports
      .inquire(inquiry, signal)
      .catch((error: unknown): InquiryOutcome => {
        ports.broke("inquiry", error);
        return { kind: "provider-misbehaved", provider: "" };
      })
      .finally(() => {
        stopTimer();
        stopWaiting();
      });
    await take(place, { kind: "answered", reference, outcome }, locale);
  }

  return {
    take,
    resume: (place, { view, locale }) => {
      const product = view.at === "checking" ? catalogue.product(view.product) : undefined;
      if (view.at !== "checking" || product === undefined || running.has(view.reference)) return;
      ask(place, { reference: view.reference, product, values: view.values }, locale);
    },
    idle: async () => {
      await saving.idle();
      await Promise.all([...running.values()].map(({ ended }) => ended));
      await showing.idle();
    },
    stop: () => {
      for (const { end } of running.values()) end();
    },
  };
}

type StepTaken = { readonly before: State; readonly next: Step };

function keyOf({ chat, person }: Place): string {
  return `${chat}:${person}`;
}

/** What cannot be read is an older or a damaged record: the person starts over and is told so. */
function stateOf(loaded: Loaded, { nonce }: Moment): State {
  if (loaded.kind === "found") return loaded.state;
  const fresh = freshState(loaded.locale, nonce);
  return loaded.kind === "unreadable" ? { ...fresh, notice: "started-over" } : fresh;
}

function isChecking(state: State, reference: string): boolean {
  return state.view.at === "checking" && state.view.reference === reference;
}
