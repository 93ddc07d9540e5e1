import type { Tell } from "./answered.ts";
import { copyButtons } from "./buttons.ts";
import type { Show } from "./finish.ts";
import type { Mend } from "./passed.ts";
import { pauseAfter } from "./pause-after.ts";
import { keyOf, type Place } from "./place.ts";
import type { Ports } from "./ports.ts";
import { queues } from "./queues.ts";
import type { Screen } from "./screen.ts";
import type { State } from "./state.ts";

/** Whether a screen is still what is to be seen: asked before it is sent anew in place of a message that is gone. */
type IsDue = () => Promise<boolean>;

/** The message, or why there is none. */
type Put = number | "gone" | "given-up" | "ended";

/** What a turn knew of the message before, and the nonce of its screen. */
type Before = Pick<State, "live" | "unsent" | "nonce">;

/** The message that has come to stand since, and the nonce of its screen. */
type Standing = { readonly message: number; readonly nonce: string };

export type Displays = {
  /** Queues a screen behind what is still to be shown there. Resolves when it stands in the chat, or never will. */
  readonly show: (place: Place, show: Show, before: Before, isDue?: IsDue) => Promise<void>;
  /** Resolves to whether the answer stands in the chat, or nothing more can be done for it. */
  readonly tell: (place: Place, tell: Tell) => Promise<boolean>;
  /** Puts a screen into this message once more, unless the message is gone. */
  readonly mend: (place: Place, mend: Mend) => Promise<void>;
  /** What is still to be shown to a person, as while Telegram is away, is given up. */
  readonly drop: (person: number) => void;
  /** Resolves when what was to be shown at one place by now is shown. */
  readonly settled: (place: Place) => Promise<void>;
  /** Resolves when nothing more is to be shown: at one place, or anywhere. */
  readonly idle: (place?: Place) => Promise<void>;
};

/**
 * Shows screens in order at each place. While Telegram is away it goes on trying, until it ends: the state says what is
 * still to be sent, and somebody will take that up.
 */
export function displays(options: {
  readonly ports: Pick<Ports, "show" | "retire" | "later" | "broke">;
  /**
   * A screen came to stand in a new message, which has to be known before anything else is shown there. Resolves to
   * false when the person has gone on meanwhile.
   */
  readonly sent: (place: Place, message: number, screen: Screen) => Promise<boolean>;
  /** A late answer is going to stand in this message. */
  readonly telling: (place: Place, reference: string, message: number) => Promise<void>;
  readonly ending: AbortSignal;
}): Displays {
  const { ports, sent, telling, ending } = options;
  const showing = queues<Standing | undefined>();
  const retiring = new Set<Promise<void>>();
  /** All that is to be shown has a place of its own here, until it stands or is dropped. */
  const wanted = new Set<Place>();

  async function want<R>(place: Place, show: (own: Place) => Promise<R>): Promise<R> {
    const own = { ...place };
    wanted.add(own);
    try {
      return await show(own);
    } finally {
      wanted.delete(own);
    }
  }

  async function put(place: Place, screen: Screen, message: number | undefined): Promise<Put> {
    for (let failures = 1; !ending.aborted; failures += 1) {
      if (!wanted.has(place)) return "given-up";
      const shown = await ports.show(place, screen, message);
      if (shown.kind === "shown") return shown.message;
      if (shown.kind !== "away") return shown.kind;
      await pauseAfter(failures, ports.later, ending);
    }
    return "ended";
  }

  async function putOrSend(place: Place, screen: Screen, message: number | undefined, isDue?: IsDue): Promise<Put> {
    const done = await put(place, screen, message);
    if (done !== "gone") return done;
    return isDue === undefined || (await isDue()) ? put(place, screen, undefined) : "gone";
  }

  function retire(place: Place, message: number, { screen, keep }: Pick<Show, "screen" | "keep">): void {
    if (keep === "as-it-is") return;
    const done = ports
      .retire(place, message, screen, keep)
      .catch((error: unknown) => ports.broke("show", error))
      .finally(() => retiring.delete(done));
    retiring.add(done);
  }

  async function putInPlace(
    place: Place,
    show: Show,
    before: Known,
    { isDue, isLast }: { readonly isDue?: IsDue; readonly isLast: () => boolean },
  ): Promise<number | undefined> {
    const target = targetOf(show, before);
    const message = await putOrSend(place, show.screen, target, isDue);
    if (typeof message !== "number") return undefined;
    const isCurrent = message === target || (await sent(place, message, show.screen));
    // The screen behind this one takes its place, unless another program shows it, which does not know of this one.
    if (!isCurrent && isLast()) retire(place, message, leftBehind(show.screen));
    const old = oldMessage(show, before);
    if (old !== undefined) retire(place, old, show);
    return message;
  }

  async function putBeside(place: Place, { reference, empty, screen, message }: Tell): Promise<boolean> {
    const target = message ?? (await put(place, empty, undefined));
    if (typeof target !== "number") return target === "given-up";
    if (message === undefined) await telling(place, reference, target);
    return (await putOrSend(place, screen, target)) !== "ended";
  }

  return {
    show: (at, show, before, isDue) =>
      want(at, (place) =>
        showing.run(keyOf(place), async (standing, isLast) => {
          const message = await putInPlace(place, show, known(before, standing), { isLast, ...(isDue && { isDue }) });
          return message === undefined ? standing : { message, nonce: show.screen.nonce };
        }),
      ).then(
        () => undefined,
        (error: unknown) => ports.broke("show", error),
      ),
    tell: async (at, tell) => {
      let isTold = false;
      const work = (place: Place) => async (before: Standing | undefined) => {
        isTold = await putBeside(place, tell);
        return before;
      };
      await want(at, (place) => showing.run(keyOf(place), work(place))).catch((error: unknown) =>
        ports.broke("show", error),
      );
      return isTold;
    },
    mend: async (at, { message, screen }) => {
      const work = (place: Place) => async (before: Standing | undefined) => {
        await put(place, screen, message);
        return before;
      };
      await want(at, (place) => showing.run(keyOf(place), work(place))).catch((error: unknown) =>
        ports.broke("show", error),
      );
    },
    drop: (person) => {
      for (const place of wanted) if (place.person === person) wanted.delete(place);
    },
    settled: (place) => showing.settled(keyOf(place)),
    idle: async (place) => {
      await showing.idle(place && keyOf(place));
      if (place === undefined) await Promise.all(retiring);
    },
  };
}

type Known = Before & { readonly stands?: number };

/** Another program may have gone on meanwhile: then what this one has put up last is not what the turn began from. */
function known(before: Before, standing: Standing | undefined): Known {
  return standing?.nonce === before.nonce ? { ...before, stands: standing.message } : before;
}

/** A bill stays in the chat, with its copy buttons. */
function leftBehind(screen: Screen): Pick<Show, "screen" | "keep"> {
  const { body, rows } = screen;
  const isBill = body.show === "result" && body.result.outcome.kind === "bill";
  return isBill ? { screen, keep: copyButtons(rows) } : { screen };
}

/** The message that a new one takes the place of. */
function oldMessage({ place }: Show, { live, unsent, stands }: Known): number | undefined {
  if (place !== "below") return undefined;
  // The screen that was to stand between never came: what is still there is the bill that it was to leave.
  return stands ?? (unsent === "keep-old" ? undefined : live);
}

function targetOf({ place }: Show, { live, unsent, stands }: Known): number | undefined {
  if (place === "below") return undefined;
  // What was to give way to a screen that never came must not be written over: it may be a bill.
  return stands ?? (unsent === undefined ? live : undefined);
}
