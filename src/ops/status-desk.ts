import type { DeskPart } from "../desk/desk.ts";
import type { Words } from "../i18n/words.ts";
import { type Book, type Incident, isOpen } from "./incidents/incident.ts";
import { type Naming, titleOf } from "./incidents/render-incident.ts";
import { keyOf } from "./incidents/trouble.ts";
import { lastingText } from "./lasting-text.ts";
import type { Beat, Pulse } from "./pulse.ts";
import type { Readiness } from "./readiness.ts";
import { secondsText } from "./seconds-text.ts";

export type StatusOptions = {
  readonly providers: readonly string[];
  readonly pulse: Pick<Pulse, "of">;
  readonly book: () => Book;
  readonly naming: Naming;
  /** One line for each thing that is off. */
  readonly switchedOff: (words: Words) => readonly string[];
  readonly isOff: (provider: string) => boolean;
  readonly readiness: () => Promise<Readiness>;
  readonly version: string;
  /** Other programs on the same store have figures of their own. */
  readonly isShared: boolean;
  readonly startedAt: number;
  readonly clock: () => number;
};

const mostTitles = 5;
/** Troubles of a whole provider. */
const failing = ["provider-down", "provider-refuses", "provider-misbehaves"] as const;

/** `/status`: the whole of it on one screen of a phone. */
export function statusDesk(options: StatusOptions): DeskPart {
  return {
    commands: [
      {
        names: ["status", "status"],
        least: "ops",
        where: "desk",
        run: async ({ words }) => ({ html: await statusText(options, words) }),
      },
    ],
  };
}

async function statusText(options: StatusOptions, words: Words): Promise<string> {
  const { book, naming, readiness, switchedOff, isShared, version, startedAt, clock } = options;
  const { html, figure } = words;
  const open = Object.values(book().incidents).filter(isOpen);
  const down = open.flatMap((one) => downLine(one, words, naming));
  const others = open.filter(({ trouble }) => trouble.kind !== "provider-down").slice(0, mostTitles);
  const titles = await Promise.all(others.map(({ trouble }) => titleOf(trouble, words, naming)));
  const parts = Object.entries((await readiness()).parts).flatMap(([part, works]) => partLine(part, works, words));
  return [
    html("status.title", { time: words.time(clock()) }),
    table(options, words),
    html(isShared ? "status.window-here" : "status.window"),
    queueLine(options, words),
    ...down,
    ...switchedOff(words),
    "",
    ...parts,
    html("status.incidents", { count: figure(open.length) }),
    ...titles.map((title) => `• ${title}`),
    html("status.version", { version, lasted: lastingText(clock() - startedAt, words) }),
  ].join("\n");
}

/** In 28 letters, which a phone shows in one line also in a group, beside the picture of who writes. */
function table({ providers, pulse, isOff, book, naming }: StatusOptions, words: Words): string {
  const fails = (provider: string) =>
    failing.some((kind) => isOpen(book().incidents[keyOf({ kind, provider, category: "" })]));
  const rows = providers.map((provider) => {
    const mark = isOff(provider) ? "–" : fails(provider) ? "!" : "✓";
    return rowOf(naming.provider(provider), mark, pulse.of(provider), words);
  });
  const heads = [words.plain("status.per-minute").padStart(12), words.plain("status.failed").padStart(6)];
  return `<pre>${[`${heads.join("")}  p50  p95`, ...rows].join("\n")}</pre>`;
}

function rowOf(provider: string, mark: string, beat: Beat, words: Words): string {
  const name = provider.slice(0, 7).padEnd(7);
  const rate = rateText(beat.perMinute, words).padStart(4);
  const failed = (beat.perMinute === 0 ? "–" : `${Math.round(beat.failed * 100)}%`).padStart(6);
  return `${name}${mark}${rate}${failed}${seconds(beat.p50, words).padStart(5)}${seconds(beat.p95, words).padStart(5)}`;
}

/** Where few ask, a tenth is what tells them from nobody. */
function rateText(perMinute: number, { figure }: Words): string {
  if (perMinute >= 10 || perMinute === 0) return figure(Math.round(perMinute));
  return figure(Math.max(0.1, Math.round(perMinute * 10) / 10));
}

function seconds(milliseconds: number | undefined, words: Words): string {
  return milliseconds === undefined ? "–" : secondsText(milliseconds, words);
}

function queueLine({ providers, pulse }: StatusOptions, { html, figure }: Words): string {
  const beats = providers.map(pulse.of);
  const sum = (of: (beat: Beat) => number) => figure(beats.reduce((total, beat) => total + of(beat), 0));
  return html("status.queue", { waiting: sum(({ waiting }) => waiting), running: sum(({ running }) => running) });
}

function downLine({ trouble, parts }: Incident, words: Words, naming: Naming): readonly string[] {
  if (trouble.kind !== "provider-down") return [];
  const categories = parts.map((id) => naming.category(id, words)).join(", ");
  return [words.html("status.disrupted", { provider: naming.provider(trouble.provider), categories })];
}

function partLine(part: string, works: boolean, { html, plain }: Words): readonly string[] {
  if (part !== "store" && part !== "telegram") return [];
  return [html(works ? "status.part-works" : "status.part-fails", { part: plain(`status.part.${part}`) })];
}
