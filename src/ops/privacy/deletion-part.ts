import type { AuditedAccess } from "../../access/audit.ts";
import type { DeskPart, DeskReply, DeskRequest } from "../../desk/desk.ts";
import type { Words } from "../../i18n/words.ts";
import { readConfirmation, writeConfirmation } from "./confirmation.ts";
import { inPrivate } from "./in-private.ts";

export type DeletionOptions = {
  /** Empty of somebody whom nobody knows. */
  readonly handleOf: (person: number) => Promise<string>;
  /** Ends what runs for somebody and removes everything that is kept of them, the handle last. */
  readonly erase: (person: number) => Promise<void>;
  readonly write: (entry: AuditedAccess & { readonly by: string }) => Promise<void>;
  /** Whether the configuration names them: that is not for the bot to change. */
  readonly isConfigured: (person: number) => boolean;
  /** Whether everybody may use the bot, or whoever is invited. */
  readonly isOpen: boolean;
  readonly clock: () => number;
};

/** Everybody may have everything deleted that is kept of them: asked once, then done at once. */
export function deletionPart(options: DeletionOptions): DeskPart {
  const { handleOf, erase, write, isConfigured, isOpen, clock } = options;
  const open = isOpen ? "open" : "invite";

  async function ask({ person, words }: DeskRequest): Promise<DeskReply> {
    const { html, plain } = words;
    const confirmation = writeConfirmation(await handleOf(person.id), clock());
    return {
      html: html("deletion.ask", { after: plain(`deletion.after.${open}`) }),
      // The safe one stands below, where the thumb is.
      rows: [
        [{ text: plain("button.delete-all"), press: `erase:${confirmation}` }],
        [{ text: plain("button.keep-all"), press: "keep" }],
      ],
    };
  }

  async function confirm({ person, chat, words, text }: DeskRequest): Promise<DeskReply> {
    const handle = await handleOf(person.id);
    const isTheirs = chat.kind === "private" && chat.id === person.id;
    if (!isTheirs || !readConfirmation(text, handle, clock())) return { toast: words.plain("toast.deletion-expired") };
    await erase(person.id);
    if (handle !== "") await write({ kind: "access", deed: "data-deleted", by: handle });
    return { html: doneText(person.id, words) };
  }

  function doneText(person: number, { html }: Words): string {
    const done = [html("deletion.done"), html(`deletion.again.${open}`)];
    return (isConfigured(person) ? [html("deletion.done"), html("deletion.configured")] : done).join("\n");
  }

  return {
    commands: [
      {
        names: ["hapusdata", "deletedata"],
        least: "anybody",
        where: "anywhere",
        run: async (request) => inPrivate(request) ?? ask(request),
      },
    ],
    presses: {
      erase: { least: "anybody", run: confirm },
      keep: { least: "anybody", run: async ({ words }) => ({ html: words.html("deletion.kept") }) },
    },
  };
}
