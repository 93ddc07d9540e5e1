import { suspicions } from "../../access/guard-rules.ts";
import type { DeskButton, DeskRows } from "../../desk/desk.ts";
import type { Note } from "../../desk/messenger.ts";
import type { Words } from "../../i18n/words.ts";
import { lastingText } from "../lasting-text.ts";
import { type Incident, isOpen } from "./incident.ts";
import type { Trouble } from "./trouble.ts";

/** What an incident's own data does not say. */
export type Naming = {
  readonly provider: (name: string) => string;
  readonly category: (id: string, words: Words) => string;
  readonly product: (id: string, words: Words) => string;
  /** Of who uses the bot, by the handle; undefined for somebody who is gone. */
  readonly person: (handle: string) => Promise<string | undefined>;
  /** What can be done about somebody under suspicion. */
  readonly suspectButtons: (handle: string, words: Words) => readonly DeskButton[];
};

const icons: Readonly<Record<Trouble["kind"], string>> = {
  "provider-down": "🔴",
  "provider-refuses": "⛔",
  "provider-misbehaves": "🧩",
  "unknown-code": "🏷",
  "product-fails": "📉",
  store: "💾",
  records: "🗂",
  telegram: "📡",
  "updates-taken": "🔀",
  abuse: "🕵️",
};

const muteMs = 60 * 60_000;

export async function renderIncident(incident: Incident, words: Words, naming: Naming): Promise<Note> {
  const { trouble, closed } = incident;
  const title = await titleOf(trouble, words, naming);
  const about = closed === undefined ? aboutOf(incident, words, naming) : "";
  const html = [
    `${closed === undefined ? icons[trouble.kind] : `✅ ${words.html("incident.settled")}`} <b>${title}</b>`,
    about,
    closed === undefined ? standingOf(incident, words) : endOf(incident, closed, words),
    codesOf(incident, words),
    incident.takenBy && words.html("incident.taken", { name: incident.takenBy.name }),
    mutedOf(incident, words),
  ];
  return { html: html.filter(Boolean).join("\n"), rows: rowsOf(incident, words, naming) };
}

/** Until when an incident is muted by a press at this moment. */
export function mutedFrom(now: number): number {
  return now + muteMs;
}

/** In one line, for lists. */
export async function titleOf(trouble: Trouble, words: Words, naming: Naming): Promise<string> {
  const { html } = words;
  switch (trouble.kind) {
    case "provider-down":
    case "provider-refuses":
    case "provider-misbehaves":
      return html(`incident.title.${trouble.kind}`, { provider: naming.provider(trouble.provider) });
    case "unknown-code":
      return html("incident.title.unknown-code", { provider: naming.provider(trouble.provider), code: trouble.code });
    case "product-fails":
      return html("incident.title.product-fails", { product: naming.product(trouble.product, words) });
    case "store":
    case "records":
    case "telegram":
    case "updates-taken":
      return html(`incident.title.${trouble.kind}`);
    case "abuse":
      return html("incident.title.abuse", { name: (await naming.person(trouble.whom)) ?? trouble.whom });
  }
}

function aboutOf({ trouble, parts, codes }: Incident, words: Words, naming: Naming): string {
  const { html } = words;
  switch (trouble.kind) {
    case "provider-down":
      return html("incident.about.provider-down", {
        categories: parts.map((id) => naming.category(id, words)).join(", "),
      });
    case "unknown-code":
      return html("incident.about.unknown-code", { product: naming.product(trouble.product, words) });
    case "abuse":
      return suspicions
        .filter((one) => codes[one] !== undefined)
        .map((one) => html(`incident.suspicion.${one}`))
        .join("\n");
    case "provider-refuses":
    case "provider-misbehaves":
    case "product-fails":
    case "store":
    case "records":
    case "telegram":
    case "updates-taken":
      return html(`incident.about.${trouble.kind}`);
  }
}

/** Without anything that changes by itself: then the message would have to be edited all the time. */
function standingOf({ openedAt, lastAt, count }: Incident, words: Words): string {
  const since = words.html("incident.since", { time: words.time(openedAt) });
  if (count === 1) return since;
  return `${since}\n${words.html("incident.times", { count: words.figure(count), time: words.clock(lastAt) })}`;
}

function endOf({ openedAt, count }: Incident, { lastedUntil }: NonNullable<Incident["closed"]>, words: Words): string {
  const lasted = lastingText(lastedUntil - openedAt, words);
  const end = words.html("incident.over", { from: words.time(openedAt), to: words.clock(lastedUntil), lasted });
  return count > 1 ? `${end}\n${words.html("incident.times-in-all", { count: words.figure(count) })}` : end;
}

function codesOf({ trouble, codes }: Incident, words: Words): string {
  if (trouble.kind === "abuse") return "";
  const told = Object.entries(codes).sort(([, one], [, other]) => other - one);
  const list = told.map(([code, count]) => `${code} ×${words.figure(count)}`).join(", ");
  return list === "" ? "" : words.html("incident.codes", { codes: list });
}

function mutedOf({ mutedUntil, closed }: Incident, words: Words): string {
  if (mutedUntil === undefined || closed !== undefined) return "";
  return words.html("incident.muted", { time: words.clock(mutedUntil) });
}

function rowsOf(incident: Incident, words: Words, naming: Naming): DeskRows {
  if (!isOpen(incident)) return [];
  const { trouble, id, takenBy, mutedUntil } = incident;
  const { plain } = words;
  const own: DeskButton[] = [];
  if (takenBy === undefined) own.push({ text: plain("incident.button.take"), press: `incident-take:${id}` });
  if (mutedUntil === undefined) own.push({ text: plain("incident.button.mute"), press: `incident-mute:${id}` });
  const theirs = trouble.kind === "abuse" ? naming.suspectButtons(trouble.whom, words) : [];
  return [theirs, own].filter((row) => row.length > 0);
}
