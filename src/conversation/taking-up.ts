import type { Catalogue } from "../domain/catalogue.ts";
import { openInquiries, type Tell, untold } from "./answered.ts";
import { ungiven } from "./asides.ts";
import type { Displays } from "./displays.ts";
import type { Moment } from "./event.ts";
import { showAgain } from "./finish.ts";
import type { Giving } from "./giving.ts";
import type { Inquiries } from "./inquiries.ts";
import type { TakeUp } from "./jobs.ts";
import { mendOf } from "./passed.ts";
import { keyOf, type Place } from "./place.ts";
import { queues } from "./queues.ts";
import type { State, View } from "./state.ts";

/** The job of a screen that is still to be shown, by its keyboard. The job of an inquiry is called by its reference. */
export function screenJob(place: Place, nonce: string): string {
  return `screen ${keyOf(place)} ${nonce}`;
}

/**
 * Does what a program that ended has left of a job, and nothing else: another program may be at work on all the rest.
 * An inquiry that is on the screen has that shown as well, since its answer needs a message to stand in.
 */
export function takingUp(options: {
  readonly catalogue: Catalogue;
  readonly ending: AbortSignal;
  readonly moment: () => Moment;
  /** The state as it is now, whoever saved it. */
  readonly read: (place: Place) => Promise<State | undefined>;
  readonly show: Displays["show"];
  readonly mend: Displays["mend"];
  readonly tell: (place: Place, tell: Tell) => Promise<void>;
  readonly give: Giving;
  readonly ask: Inquiries["ask"];
}): TakeUp {
  const { catalogue, ending, moment, read, show, mend, tell, give, ask } = options;
  const places = queues<boolean>();

  async function takeUp(job: string, place: Place): Promise<boolean> {
    if (ending.aborted) return false;
    const found = await read(place);
    if (found === undefined) return true;
    // Whoever has put up another keyboard since shows that, and may be about to.
    const isOnScreen = job === screenJob(place, found.nonce) || job === referenceOn(found.view);
    if (isOnScreen || job === found.passed?.reference) await mendPassed(place, found);
    const shown = isOnScreen ? await showDue(place) : found;
    const state = shown && (await giveDue(job, place, shown));
    if (state !== undefined) await Promise.all(workOf(job, place, state));
    return !ending.aborted;
  }

  /** Before what gives way to the next screen is taken away. */
  async function mendPassed(place: Place, state: State): Promise<void> {
    const due = mendOf(state, catalogue);
    if (due !== undefined) await mend(place, due);
  }

  async function giveDue(job: string, place: Place, state: State): Promise<State | undefined> {
    const due = ungiven(state, catalogue).find(({ reference }) => reference === job);
    if (due === undefined) return state;
    await give(place, due);
    return ending.aborted ? undefined : read(place);
  }

  /** Shows what is to be seen, until that is what the state says: another program may have changed it meanwhile. */
  async function showDue(place: Place): Promise<State | undefined> {
    let state = await read(place);
    while (state !== undefined && !ending.aborted) {
      const due = state;
      const isDue = async () => seen(await read(place)) === seen(due);
      const stands = due.view.at === "checking" && due.unsent === undefined;
      if (!stands) await show(place, showAgain(due, moment(), catalogue), due, isDue);
      state = await read(place);
      if (state?.nonce !== due.nonce || seen(state) === seen(due)) break;
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

function referenceOn(view: View): string | undefined {
  if (view.at === "checking") return view.reference;
  return view.at === "result" ? view.result.reference : undefined;
}

/** What of a state is on the screen. */
function seen(state: State | undefined): string {
  return JSON.stringify([state?.nonce, state?.locale, state?.overlay, state?.view]);
}
