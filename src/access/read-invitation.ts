import type { Role } from "./role.ts";

export type Invitation = { readonly role: Role; readonly lifeMs: number };

const roleWords: Readonly<Record<string, Role>> = {
  agen: "agent",
  agent: "agent",
  ops: "ops",
  owner: "owner",
  pemilik: "owner",
};

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const units: Readonly<Record<string, number>> = {
  m: minute,
  menit: minute,
  min: minute,
  j: hour,
  jam: hour,
  h: hour,
  d: day,
  hari: day,
  days: day,
  day: day,
};

const usual = 7 * day;
const longest = 30 * day;

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
    const span = spanOf(word);
    if (named !== undefined && role === undefined) role = named;
    else if (span !== undefined && lifeMs === undefined) lifeMs = span;
    else return undefined;
  }
  return { role: role ?? "agent", lifeMs: lifeMs ?? usual };
}

function spanOf(word: string): number | undefined {
  const [, count = "", unit = ""] = /^(\d{1,5})([a-z]+)$/.exec(word) ?? [];
  const length = Object.hasOwn(units, unit) ? units[unit] : undefined;
  const span = length === undefined ? 0 : Number(count) * length;
  return span > 0 && span <= longest ? span : undefined;
}
