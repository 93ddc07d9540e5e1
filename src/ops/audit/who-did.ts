import type { AuditEntry } from "../../access/audit.ts";
import type { Members } from "../../access/member.ts";
import { cutText } from "../../domain/cut-text.ts";
import type { Words } from "../../i18n/words.ts";

/** What somebody is called: by their name while they are known, else by the handle that is left of them. */
export type WhoDid = (handle: string, words: Words) => string;

const longestName = 32;

/** Those of whom these entries tell, as they are called now. */
export async function whoDid(members: Pick<Members, "all">, entries: readonly AuditEntry[]): Promise<WhoDid> {
  const wanted = new Set(entries.flatMap((entry) => [entry.by, whomOf(entry)]));
  const names = new Map<string, string>();
  for await (const [, { handle, name, username }] of members.all()) {
    if (wanted.has(handle)) names.set(handle, name || (username ?? ""));
  }
  return (handle, { plain }) => {
    if (handle === "") return plain("audit.nobody");
    const name = names.get(handle) ?? "";
    return name === "" ? plain("audit.handle", { handle }) : cutText(name, longestName);
  };
}

function whomOf(entry: AuditEntry): string {
  return entry.kind === "access" ? (entry.whom ?? "") : "";
}
