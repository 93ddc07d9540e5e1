import type { Catalogue } from "../domain/catalogue.ts";
import { openInquiries, type Tell, untold } from "./answered.ts";
import type { Displays } from "./displays.ts";
import type { Moment } from "./event.ts";
import type { Inquiries } from "./inquiries.ts";
import type { TakeUp } from "./jobs.ts";
import { keyOf, type Place } from "./place.ts";
import { queues } from "./queues.ts";
import type { State } from "./state.ts";
import { showAgain } from "./step.ts";

const screens = "screen ";

/** The job of a screen that is still to be shown. The job of an inquiry is called by its reference. */
export function screenJob(place: Place, nonce: string, update?: number): string {
  return `${screens}${keyOf(place)} ${nonce}${update === undefined ? "" : ` ${update}`}`;
}

/**
 * Does what a program that ended has left of a job. An inquiry is asked or told by its own job only, because another
 * program may be at work on the next one; the screen is shown by each, since an answer needs a message to stand in.
 */
export function takingUp(options: {
  readonly catalogue: Catalogue;
  readonly ending: AbortSignal;
  readonly moment: () => Moment;
  /** The state as it is now, whoever saved it. */
  readonly read: (place: Place) => Promise<State | undefined>;
  readonly show: Displays["show"];
  readonly tell: (place: Place, tell: Tell) => Promise<void>;
  readonly ask: Inquiries["ask"];
}): TakeUp {
  const { catalogue, ending, moment, read, show, tell, ask } = options;
  const places = queues<boolean>();

  async function takeUp(job: string, place: Place): Promise<boolean> {
    if (ending.aborted) return false;
    const found = await read(place);
    // An inquiry that nobody waits for any more has no screen either: what is on it is another one's.
    if (found === undefined || !concerns(job, found)) return true;
    // Behind a late answer somebody else's screen may be on its way.
    const state = isOnScreen(job, found) ? await showDue(place) : found;
    if (state !== undefined && !job.startsWith(screens)) await Promise.all(workOf(job, place, state));
    return !ending.aborted;
  }

  /** Shows what is to be seen, until that is what the state says: another program may have gone on meanwhile. */
  async function showDue(place: Place): Promise<State | undefined> {
    let state = await read(place);
    while (state !== undefined && !ending.aborted) {
      const due = state;
      const isDue = async () => seen(await read(place)) === seen(due);
      const stands = due.view.at === "checking" && due.unsent === undefined;
      if (!stands) await show(place, showAgain(due, moment(), catalogue), due, isDue);
      state = await read(place);
      if (seen(state) === seen(due)) break;
    }
    return state;
  }

  function workOf(job: string, place: Place, state: State): readonly Promise<void>[] {
    const late = untold(state, catalogue).filter(({ reference }) => reference === job);
    const open = openInquiries(state).filter(({ reference }) => reference === job);
    return [
      ...late.map((one) => tell(place, one)),
      ...open.flatMap(({ product: id, reference, values }) => {
        const product = catalogue.product(id);
        return product === undefined ? [] : [ask(place, { reference, product, values }, state.locale)];
      }),
    ];
  }

  return (job, place) => places.run(keyOf(place), () => takeUp(job, place));
}

function concerns(job: string, state: State): boolean {
  return isOnScreen(job, state) || state.left.some(({ reference }) => reference === job);
}

function isOnScreen(job: string, { view, nonce }: State): boolean {
  // Whoever has put up another keyboard since shows that, and may be about to.
  if (job.startsWith(screens)) return job.split(" ")[2] === nonce;
  if (view.at === "checking") return view.reference === job;
  return view.at === "result" && view.result.reference === job;
}

/** What of a state is on the screen. */
function seen(state: State | undefined): string {
  return JSON.stringify([state?.nonce, state?.locale, state?.overlay, state?.view]);
}
