import type { Locale } from "../domain/locale.ts";
import type { Answer } from "../inquiry/answer.ts";
import type { Event } from "./event.ts";
import type { Question } from "./move.ts";
import type { Place } from "./place.ts";
import type { Ports } from "./ports.ts";
import { untilItWorks } from "./until-it-works.ts";

export type Inquiries = {
  /** Asks, unless it is being asked already. Resolves when its answer is shown, or nobody wants it any more. */
  readonly ask: (place: Place, question: Question, locale: Locale) => Promise<void>;
  readonly isRunning: (reference: string) => boolean;
  readonly giveUp: (reference: string) => void;
  /** All that a person has asked, anywhere. */
  readonly giveUpOf: (person: number) => void;
  readonly idle: () => Promise<void>;
};

const slowAfterMs = 8_000;

/** Why an inquiry ends with the program: it has no answer, and stays a job. */
export const leftUndone = "left undone";

type Running = {
  readonly person: number;
  readonly end: (reason?: string) => void;
  readonly ended: Promise<void>;
};

/** The inquiries that run in this program. Each is a job until its answer stands in the chat. */
export function inquiries(options: {
  readonly ports: Pick<Ports, "inquire" | "jobs" | "waiting" | "later" | "moment" | "broke">;
  /** A turn of the program's own; it gives what resolves when its screen is shown. @throws what the store throws */
  readonly advance: (place: Place, event: Event, locale: Locale) => Promise<{ readonly shown: Promise<void> }>;
  /** Resolves when what was to be shown there is shown. */
  readonly quiet: (place: Place) => Promise<void>;
  readonly ending: AbortSignal;
}): Inquiries {
  const { ports, advance, quiet, ending } = options;
  const running = new Map<string, Running>();
  ending.addEventListener("abort", () => {
    for (const { end } of running.values()) end(leftUndone);
  });

  function ask(place: Place, question: Question, locale: Locale): Promise<void> {
    const { reference } = question;
    const known = running.get(reference);
    if (known !== undefined) return known.ended;
    // It is a job, and so is asked by whoever comes next.
    if (ending.aborted) return Promise.resolve();
    const controller = new AbortController();
    const ended = follow(place, question, locale, controller.signal)
      .catch((error: unknown) => ports.broke("save", error))
      .finally(() => running.delete(reference));
    running.set(reference, { person: place.person, end: (reason) => controller.abort(reason), ended });
    return ended;
  }

  async function follow(place: Place, question: Question, locale: Locale, signal: AbortSignal): Promise<void> {
    const answer = await answerOf(place, question, locale, signal);
    await tell(place, { kind: "answered", reference: question.reference, ...answer }, locale, signal);
    // What ends with the program is still a job, and so is asked again.
    if (!ending.aborted) await ports.jobs.done(question.reference);
  }

  async function answerOf(place: Place, question: Question, locale: Locale, signal: AbortSignal): Promise<Answer> {
    const stopWaiting = ports.waiting(place);
    const { reference } = question;
    const tellOf = (kind: "slow" | "held") => {
      advance(place, { kind, reference }, locale).catch((error: unknown) => ports.broke("save", error));
    };
    const slowIn = (milliseconds: number) => ports.later(milliseconds, () => tellOf("slow"));
    let stopTimer = slowIn(slowAfterMs);
    const held = (milliseconds: number) => {
      tellOf("held");
      stopTimer();
      stopTimer = slowIn(slowAfterMs + milliseconds);
    };
    try {
      return await ports.inquire({ ...question, asker: String(place.person), held }, signal, place);
    } catch (error) {
      ports.broke("inquiry", error);
      return { outcome: { kind: "provider-misbehaved", provider: "" }, answeredAt: ports.moment().now };
    } finally {
      stopTimer();
      stopWaiting();
    }
  }

  /**
   * Not before the message stands in which it is going to be shown, and that is known: an answer is put into the chat
   * by changing a message, which can be done twice and still is one. A store that fails is tried until it works.
   */
  async function tell(place: Place, event: Event, locale: Locale, signal: AbortSignal): Promise<void> {
    await quiet(place);
    if (signal.aborted) return;
    const failed = (error: unknown) => ports.broke("save", error);
    const advanced = await untilItWorks(() => advance(place, event, locale), {
      failed,
      later: ports.later,
      ending: signal,
    });
    await advanced?.shown;
  }

  return {
    ask,
    isRunning: (reference) => running.has(reference),
    giveUp: (reference) => running.get(reference)?.end(),
    giveUpOf: (asker) => {
      for (const { person, end } of running.values()) if (person === asker) end();
    },
    idle: async () => {
      while (running.size > 0) await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}
