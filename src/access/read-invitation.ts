import { readTimeSpan } from "../domain/time-span.ts";
import type { Role } from "./role.ts";

export type Invitation = { readonly role: Role; readonly lifeMs: number };

const roleWords: Readonly<Record<string, Role>> = {
  agen: "agent",
  agent: "agent",
  ops: "ops",
  owner: "owner",
  pemilik: "owner",
};

const usualMs = 7 * 24 * 60 * 60_000;

/** What stands behind `/undang`: a role and how long the link is good, in any order, each with its default. */
export function readInvitation(text: string): Invitation | undefined {
  let role: Role | undefined;
  let lifeMs: number | undefined;
  for (const word of text
    .toLowerCase()
    .replaceAll(/(\d)\s+(?=[a-z])/g, "$1")
    .split(/\s+/)
    .filter(Boolean)) {
    const named = Object.hasOwn(roleWords, word) ? roleWords[word] : undefined;
    const span = readTimeSpan(word);
    if (named !== undefined && role === undefined) role = named;
    else if (span !== undefined && lifeMs === undefined) lifeMs = span;
    else return undefined;
  }
  return { role: role ?? "agent", lifeMs: lifeMs ?? usualMs };
}
