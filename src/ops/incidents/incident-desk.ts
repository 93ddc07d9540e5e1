import type { DeskPart, DeskReply, DeskRequest } from "../../desk/desk.ts";
import type { BookEvent } from "./book-event.ts";
import { digestOf } from "./due-incidents.ts";
import { isOpen } from "./incident.ts";
import type { Incidents } from "./keep-incidents.ts";
import { mutedFrom, type Naming, renderIncident } from "./render-incident.ts";

export type IncidentDeskOptions = {
  readonly incidents: Pick<Incidents, "book" | "act">;
  readonly naming: Naming;
  readonly clock: () => number;
};

/** The buttons below an incident. */
export function incidentDesk({ incidents, naming, clock }: IncidentDeskOptions): DeskPart {
  async function change(request: DeskRequest, done: "taken" | "muted", event: (key: string) => BookEvent) {
    const { words, text, message } = request;
    const [key, found] = Object.entries(incidents.book().incidents).find(([, { id }]) => id === text) ?? [];
    if (key === undefined || !isOpen(found)) return { toast: words.plain("incident.toast.over") };
    const incident = (await incidents.act(event(key))).incidents[key] ?? found;
    const note = await renderIncident(incident, words, naming);
    if (message !== undefined) {
      const { openedAt } = incident;
      const shown = { message, at: clock(), digest: digestOf(incident, words.locale), isClosed: !isOpen(incident) };
      await incidents.act({ kind: "shown", key, openedAt, shown });
    }
    return { ...note, toast: words.plain(`incident.toast.${done}`) } satisfies DeskReply;
  }

  return {
    presses: {
      "incident-take": {
        least: "ops",
        run: (request) => {
          const { id: person, name } = request.person;
          return change(request, "taken", (key) => ({ kind: "taken", key, by: { person, name } }));
        },
      },
      "incident-mute": {
        least: "ops",
        run: (request) => change(request, "muted", (key) => ({ kind: "muted", key, until: mutedFrom(clock()) })),
      },
    },
  };
}
