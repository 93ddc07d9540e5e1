import type { Address, Messenger, Note } from "../../desk/messenger.ts";
import type { Words } from "../../i18n/words.ts";
import type { Allowance } from "../allowance.ts";
import type { BookEvent } from "./book-event.ts";
import { digestOf, dueIncidents } from "./due-incidents.ts";
import type { Book, Incident } from "./incident.ts";
import { type Naming, renderIncident } from "./render-incident.ts";

export type ShowOptions = {
  readonly messenger: Pick<Messenger, "send" | "edit">;
  /** The operations group; undefined where there is none. */
  readonly address: () => Address | undefined;
  readonly words: () => Promise<Words>;
  readonly naming: Naming;
  readonly allowance: Allowance;
  readonly clock: () => number;
  readonly act: (event: BookEvent) => Promise<Book>;
  /** Says it to each owner in private, because the group is closed to the bot. */
  readonly tellOwners: (note: Note) => Promise<void>;
  /** The group did not take what was written: it is closed, or Telegram is away. */
  readonly missed: (how: "closed" | "away") => void;
};

const awayMs = 10_000;
/** How often a group that is closed to the bot is tried again. */
const closedMs = 10 * 60_000;

/** Writes incidents into the group: each in a message of its own, which then is edited, and never too much at once. */
export function incidentShower(options: ShowOptions): (book: Book) => Promise<void> {
  const { messenger, address, words, naming, allowance, clock, act, tellOwners, missed } = options;
  let restsUntil = 0;
  let isClosed = false;

  async function show(to: Address, incident: Incident, key: string, language: Words): Promise<void> {
    const note = await renderIncident(incident, language, naming);
    const written = await write(to, incident, note);
    const { openedAt } = incident;
    switch (written) {
      case "gone":
        await act({ kind: "shown", key, openedAt, shown: undefined });
        return;
      case "closed":
      case "away":
        restsUntil = clock() + (written === "away" ? awayMs : closedMs);
        isClosed = written === "closed";
        missed(written);
        return;
      default: {
        isClosed = false;
        const isOver = incident.closed !== undefined;
        const shown = { message: written, at: clock(), digest: digestOf(incident, language.locale), isClosed: isOver };
        await act({ kind: "shown", key, openedAt, shown });
      }
    }
  }

  async function write(to: Address, { shown }: Incident, note: Note): Promise<number | "gone" | "closed" | "away"> {
    if (shown !== undefined) {
      const edited = await messenger.edit(to, shown.message, note);
      return edited === "edited" ? shown.message : edited;
    }
    const sent = await messenger.send(to, note);
    return sent.kind === "sent" ? sent.message : sent.kind;
  }

  async function showDue(to: Address, book: Book, language: Words): Promise<void> {
    for (const key of dueIncidents(book, language.locale, clock())) {
      const incident = book.incidents[key];
      if (clock() < restsUntil || incident === undefined || !allowance()) return;
      await show(to, incident, key, language);
    }
  }

  async function tellUnseen(book: Book, language: Words): Promise<void> {
    for (const [key, incident] of Object.entries(book.incidents)) {
      if (incident.shown !== undefined || incident.ownersTold === true || !allowance()) continue;
      const { html } = await renderIncident(incident, language, naming);
      await tellOwners({ html: `${language.html("incident.unreachable")}\n\n${html}` });
      await act({ kind: "owners-told", key });
    }
  }

  return async (book) => {
    const to = address();
    if (to === undefined) return;
    const language = await words();
    await showDue(to, book, language);
    if (isClosed) await tellUnseen(book, language);
  };
}
