import type { Messenger } from "../../desk/messenger.ts";
import type { Locale } from "../../domain/locale.ts";
import { type Later, pause } from "../../domain/pause.ts";
import type { Words } from "../../i18n/words.ts";
import type { Round } from "../../storage/announcements.ts";
import { roundNote } from "./round-note.ts";
import { left, type OpenRound, type SendingRound } from "./send-round.ts";

export type TellOptions = {
  readonly messenger: Messenger;
  readonly words: Readonly<Record<Locale, Words>>;
  /** In milliseconds; never goes back. */
  readonly clock: () => number;
  readonly later: Later;
};

/** A group takes twenty messages a minute, and others write there too. */
const everyMs = 5_000;

/** Tells ops how far it is until it is over; gives how it ended. */
export async function whileTold(options: TellOptions, sending: SendingRound): Promise<OpenRound | undefined> {
  const ending = new AbortController();
  const telling = tellNowAndThen(options, sending, ending.signal);
  try {
    return await sending.done;
  } finally {
    ending.abort();
    await telling;
  }
}

async function tellNowAndThen(options: TellOptions, { now }: SendingRound, ending: AbortSignal): Promise<void> {
  const { messenger, words, clock, later } = options;
  const speed = measured(clock, now());
  let shown = "";
  while (!ending.aborted) {
    const round = now();
    const { message, ...to } = round.shownAt;
    const note = roundNote(words[round.locale], round, speed(round));
    if (note.html !== shown && (await messenger.edit(to, message, note)) === "edited") shown = note.html;
    await pause(everyMs, ending, later);
  }
}

/** How many a second have had their turn since this program took the round on. Before that can be said: as planned. */
function measured(clock: () => number, start: Round): (round: Round) => number {
  const begun = clock();
  return (round) => {
    const done = left(start) - left(round);
    const seconds = (clock() - begun) / 1_000;
    return done < 20 || seconds < 1 ? 20 : done / seconds;
  };
}

/** Writes how it ended, as a new message where nobody can read the old one. False when that is for a later program. */
export async function tellEnd(
  { messenger, words, later }: TellOptions,
  round: Round,
  signal: AbortSignal,
): Promise<boolean> {
  const { message, ...to } = round.shownAt;
  const note = roundNote(words[round.locale], round, 1);
  while (!signal.aborted) {
    const edited = await messenger.edit(to, message, note);
    const end = edited === "gone" ? (await messenger.send(to, note)).kind : edited;
    if (end !== "away") return true;
    await pause(everyMs, signal, later);
  }
  return false;
}
