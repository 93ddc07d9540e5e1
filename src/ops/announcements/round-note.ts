import type { Note } from "../../desk/messenger.ts";
import type { Words } from "../../i18n/words.ts";
import type { Round } from "../../storage/announcements.ts";
import { left } from "./send-round.ts";

/** What ops read of a round: how far it is, or how it ended. `perSecond` is how fast it goes. */
export function roundNote({ html, plain }: Words, round: Round, perSecond: number): Note {
  const isOver = round.phase === "through" || round.phase === "told";
  const title = isOver ? (round.isStopped ? "stopped" : "finished") : "sending";
  const lines = [html(`announcement.${title}`), ...tally({ html }, round)];
  if (isOver) return { html: [...lines, ...notSent({ html }, round)].join("\n") };
  const remaining = round.phase === "begun" ? [] : [remains({ html }, left(round), perSecond)];
  return {
    html: [...lines, ...remaining].join("\n"),
    rows: [[{ text: plain("announcement.button.stop"), press: `announce-stop:${round.id}` }]],
  };
}

type Html = Pick<Words, "html">;

function tally({ html }: Html, { total, tally }: Round): readonly string[] {
  const { sent, missed, unsure, skipped } = tally;
  return [
    html("announcement.sent", { count: sent, total }),
    ...(missed > 0 ? [html("announcement.missed", { count: missed })] : []),
    ...(unsure > 0 ? [html("announcement.unsure", { count: unsure })] : []),
    ...(skipped > 0 ? [html("announcement.skipped", { count: skipped })] : []),
  ];
}

function notSent({ html }: Html, round: Round): readonly string[] {
  const count = left(round);
  return count > 0 ? [html("announcement.not-sent", { count })] : [];
}

function remains({ html }: Html, count: number, perSecond: number): string {
  const seconds = Math.ceil(count / perSecond);
  return seconds < 90
    ? html("announcement.left-seconds", { count, seconds })
    : html("announcement.left-minutes", { count, minutes: Math.ceil(seconds / 60) });
}
