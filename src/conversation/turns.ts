import type { Catalogue } from "../domain/catalogue.ts";
import type { Locale } from "../domain/locale.ts";
import { openInquiries } from "./answered.ts";
import { stateBefore } from "./before-turn.ts";
import { displays } from "./displays.ts";
import { type Event, isOfTheBot, type Moment } from "./event.ts";
import type { Step } from "./finish.ts";
import { handingOver } from "./handing-over.ts";
import { inquiries } from "./inquiries.ts";
import type { TakeUp } from "./jobs.ts";
import { keyOf, type Place } from "./place.ts";
import type { Ports } from "./ports.ts";
import { queues } from "./queues.ts";
import { recentUpdates } from "./recent-updates.ts";
import { shownInTime } from "./shown-in-time.ts";
import type { State } from "./state.ts";
import { step } from "./step.ts";
import { screenJob, takingUp } from "./taking-up.ts";
import { untilItWorks } from "./until-it-works.ts";

export type Taken = { readonly expired: boolean; readonly locale: Locale };

/** An event with what its sender needs for it. */
export type Turn = {
  readonly place: Place;
  readonly event: Event;
  /** The language of somebody who has not chosen one. */
  readonly preferred: Locale;
  /** Telegram's id: the same update again is taken as done. */
  readonly update?: number;
  /** The message whose button was pressed, and Telegram's name of that. */
  readonly pressed?: number;
  readonly query?: string;
  /** The message that its person has written. */
  readonly spoke?: number;
  /** Told that the turn is saved, before anything of it is shown. */
  readonly acknowledge?: (taken: Taken) => void;
};

export type Turns = {
  /**
   * Takes one event of one person. It is done when the state is saved and its screen shown, or kept as a job when that
   * takes long: whoever sent the event need not send it again. Asking goes on behind it.
   * @throws what the store throws: then nothing has happened.
   */
  readonly take: (turn: Turn) => Promise<void>;
  /** Does what another program, or this one before, has left of a job; false when it ends before that. */
  readonly takeUp: TakeUp;
  /**
   * Ends all that runs for a person and keeps nothing of their conversations: no answer of theirs is told any more, here
   * or by another program.
   */
  readonly forget: (person: number) => Promise<void>;
  /** Resolves when nothing is being shown or asked any more. */
  readonly idle: () => Promise<void>;
  /** Ends every running inquiry without an answer, and every attempt to show something: they stay jobs. */
  readonly stop: () => Promise<void>;
};

const rememberedUpdates = 16;
/** Of a turn, while other programs take turns at the same place. */
const mostTries = 20;

/** What is being shown, its job, and the nonce of the keyboard that is current now, where there was a conversation before. */
type Advanced = { readonly shown: Promise<void>; readonly job: string; readonly nonce?: string };

/** An event is loaded, stepped, saved; then acknowledged, shown and asked. */
export function turns(catalogue: Catalogue, ports: Ports): Turns {
  const ending = new AbortController();
  const saving = queues<Advanced | State | undefined>();
  const takenHere = recentUpdates(10_000);
  const inTime = shownInTime({ ...ports, ending: ending.signal, failed: brokeSaving });
  const advance = (place: Place, event: Event, preferred: Locale) => advanceWith({ place, event, preferred });
  const insist = <T>(work: () => Promise<T>) =>
    untilItWorks(work, { failed: brokeSaving, later: ports.later, ending: ending.signal });
  const shows = displays({
    ports,
    ending: ending.signal,
    sent: async (place, message, { nonce, locale }) => {
      const advanced = await insist(() => advance(place, { kind: "shown", message, nonce }, locale));
      return advanced?.nonce === undefined || advanced.nonce === nonce;
    },
    telling: async (place, reference, message) => {
      await insist(() => advance(place, { kind: "telling", reference, message }, "id"));
    },
  });
  const handed = handingOver({
    catalogue,
    ports,
    ending: ending.signal,
    show: shows.tell,
    advance,
    insist,
    stateAt,
  });
  const asked = inquiries({ ports, ending: ending.signal, advance, quiet: shows.idle });
  const takeUp = takingUp({
    catalogue,
    ending: ending.signal,
    moment: ports.moment,
    read: stateAt,
    show: shows.show,
    mend: shows.mend,
    tell: handed.tell,
    give: handed.give,
    ask: asked.ask,
  });

  async function take(turn: Turn): Promise<void> {
    const { shown, job } = await advanceWith(turn);
    await inTime(turn.place, shown, job);
  }

  function advanceWith(turn: Turn): Promise<Advanced> {
    return saving.run(keyOf(turn.place), async () => {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const advanced = await tryToAdvance(turn);
        if (advanced !== undefined) return advanced;
      }
      throw new Error("a conversation was saved by another program each time that a turn of it was to be saved");
    });
  }

  /** `undefined` when another program has taken a turn at this place meanwhile: then it starts from what that one saved. */
  async function tryToAdvance(turn: Turn): Promise<Advanced | undefined> {
    const { place, event, update } = turn;
    const loaded = await ports.load(place, turn.preferred);
    if (loaded.kind !== "found" && isOfTheBot(event)) return nothingLeft(place);
    const moment = await momentOf(turn);
    const before = stateBefore(loaded, turn, moment);
    if (update !== undefined && before.seen.includes(update)) return again(turn, update, before);
    const next = step(before, event, moment, catalogue);
    const seen = update === undefined ? before.seen : [update, ...before.seen].slice(0, rememberedUpdates);
    // First, so that a store that fails here has changed nothing that matters.
    if (next.state.locale !== before.locale) await ports.keepLocale(place.person, next.state.locale);
    const isSaved = await save(place, { ...next.state, seen }, loaded.revision + 1, jobOf(next, event));
    if (!isSaved) return undefined;
    turn.acknowledge?.({ expired: next.expired === true, locale: next.state.locale });
    const shown = followToEnd(place, before, next, event);
    if (update !== undefined) {
      takenHere.add(update);
      lookAfterOpen(place, next.state);
    }
    const { nonce } = next.state;
    return { shown, job: screenJob(place, nonce), ...(loaded.kind === "found" && { nonce }) };
  }

  /** The job is there before the state that needs it: a job without need is nothing, a need without a job is lost. */
  async function save(place: Place, state: State, revision: number, own: string | undefined): Promise<boolean> {
    if (own === undefined) return ports.save(place, state, revision);
    const begun = ports.jobs.begin(own, place);
    const [job, saved] = await Promise.allSettled([begun, ports.save(place, state, revision)]);
    if (saved.status === "fulfilled" && saved.value && job.status === "fulfilled") return true;
    await ports.jobs.done(own).catch(brokeSaving);
    if (saved.status === "rejected") throw saved.reason;
    if (job.status === "rejected" && saved.value) brokeSaving(job.reason);
    return saved.value;
  }

  /** What is given to its person now that they ask for it is done with this turn; an inquiry, with its answer. */
  function followToEnd(place: Place, before: State, next: Step, event: Event): Promise<void> {
    const followed = follow(place, before, next, event);
    const own = jobOf(next, event);
    if (own === undefined || next.inquire !== undefined) return followed;
    return followed.then(() => (ending.signal.aborted ? undefined : ports.jobs.done(own).catch(brokeSaving)));
  }

  function follow(place: Place, before: State, next: Step, event: Event): Promise<void> {
    const { state, show, tell: late, inquire, give: aside } = next;
    if (event.kind !== "answered") {
      const open = new Set(openInquiries(state).map(({ reference }) => reference));
      for (const { reference } of openInquiries(before)) if (!open.has(reference)) asked.giveUp(reference);
    }
    if (inquire !== undefined) void asked.ask(place, inquire, state.locale);
    const showing = show === undefined ? undefined : shows.show(place, show, before);
    const given = aside && handed.give(place, aside);
    return Promise.all([showing, given, late && handed.tellAfter(place, late, given)]).then(() => undefined);
  }

  /** A store that was slow to answer may have kept a turn which it seemed to refuse: then nobody runs its inquiry. */
  function lookAfterOpen(place: Place, state: State): void {
    for (const { reference } of openInquiries(state)) {
      if (!asked.isRunning(reference)) ports.jobs.offer(reference, place).catch(brokeSaving);
    }
  }

  /** Telegram repeats what it was not told to be taken. When another program took it, it may have ended right then. */
  function again({ place }: Turn, update: number, state: State): Advanced {
    const job = screenJob(place, state.nonce);
    if (takenHere.has(update)) return { shown: shows.settled(place), job };
    const references = openInquiries(state).map(({ reference }) => reference);
    const offered = [job, ...references].map((one) => ports.jobs.offer(one, place));
    return { shown: Promise.all(offered).then(() => undefined, brokeSaving), job };
  }

  async function forget(person: number): Promise<void> {
    const end = () => {
      asked.giveUpOf(person);
      shows.drop(person);
    };
    end();
    // The private chat, whether or not there is something yet: a turn may be on its way.
    const chats = new Set([person, ...(await ports.chatsOf(person))]);
    const forgetIn = (chat: number) =>
      saving.run(keyOf({ chat, person }), async () => {
        await ports.forget({ chat, person });
        end();
        return undefined;
      });
    await Promise.all([...chats].map(forgetIn));
  }

  /** Behind the turns that this program is taking. */
  function stateAt(place: Place): Promise<State | undefined> {
    return saving.run(keyOf(place), async () => {
      const loaded = await ports.load(place, "id");
      return loaded.kind === "found" ? loaded.state : undefined;
    });
  }

  async function momentOf({ place, query }: Turn): Promise<Moment> {
    const moment = ports.moment();
    if (place.isPrivate) return moment;
    const group = { isMasked: await ports.isMasked(place.chat) };
    return { ...moment, group, ...(query === undefined ? {} : { query }) };
  }

  function brokeSaving(error: unknown): void {
    ports.broke("save", error);
  }

  async function idle(): Promise<void> {
    await saving.idle();
    await asked.idle();
    await handed.idle();
    await shows.idle();
    await saving.idle();
  }

  return {
    take,
    takeUp,
    forget,
    idle,
    stop: async () => {
      ending.abort();
      await idle();
    },
  };
}

/** Its person has been removed, or has not come back for a day. */
function nothingLeft(place: Place): Advanced {
  return { shown: Promise.resolve(), job: screenJob(place, "") };
}

/** The job that a turn begins. */
function jobOf({ inquire, give }: Step, event: Event): string | undefined {
  return inquire?.reference ?? (event.kind === "press" ? give?.reference : undefined);
}
