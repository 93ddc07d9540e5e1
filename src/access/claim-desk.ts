import type { DeskPart, DeskReply, DeskRequest } from "../desk/desk.ts";
import type { Claim, Claims } from "./claim.ts";
import type { Member, Members } from "./member.ts";
import type { Membership, WrittenDeed } from "./membership.ts";
import { isIn } from "./standing-of.ts";

export type ClaimOptions = {
  readonly claims: Claims;
  readonly members: Pick<Members, "all">;
  readonly adminIds: readonly number[];
  readonly membership: Pick<Membership, "memberOf" | "admit">;
  readonly write: (deed: WrittenDeed) => Promise<void>;
  readonly clock: () => number;
  readonly hashed: (token: string) => string;
};

const tokenLength = 26;
const lifeMs = 24 * 60 * 60 * 1000;
const mostTries = 20;

/** Whether there is somebody who looks after everything. */
async function hasOwner({ adminIds, members }: Pick<ClaimOptions, "adminIds" | "members">): Promise<boolean> {
  if (adminIds.length > 0) return true;
  for await (const [, member] of members.all()) if (isOwner(member)) return true;
  return false;
}

function isOwner(member: Member): boolean {
  return member.role === "owner" && isIn(member) && member.isSuspended !== true;
}

/** A token that makes whoever brings it first the owner; `undefined` when there is one. */
export async function newClaim(
  options: Pick<ClaimOptions, "claims" | "members" | "adminIds" | "clock" | "hashed">,
  random: (length: number) => string,
): Promise<string | undefined> {
  const { claims, clock, hashed } = options;
  if (await hasOwner(options)) return undefined;
  const token = random(tokenLength);
  for (let tries = 0; tries < mostTries; tries += 1) {
    const { claim, revision } = await claims.get();
    const open = [...stillOpen(claim, clock()), { hash: hashed(token), until: clock() + lifeMs }];
    if (await claims.put({ open }, revision + 1)) return token;
  }
  throw new Error("the links for the first owner were changed by another program each time that one was to be added");
}

/** The first owner comes in by a link that was printed where the program was started. */
export function claimDesk(options: ClaimOptions): DeskPart {
  const { claims, membership, write, clock, hashed } = options;

  async function open(request: DeskRequest): Promise<DeskReply> {
    const { person, words, text } = request;
    const { html } = words;
    const { claim, revision } = await claims.get();
    const isOpen = stillOpen(claim, clock()).some(({ hash }) => hash === hashed(text));
    if (!isOpen || (await hasOwner(options))) return { html: html("access.claim.gone") };
    if (!(await claims.put({ open: [] }, revision + 1))) return open(request);
    const { handle } = await membership.memberOf(person);
    await membership.admit(person, "owner", handle);
    await write({ deed: "claimed", by: handle, whom: handle, role: "owner" });
    return { html: `${html("access.claim.done")}\n\n${html("access.hint")}` };
  }

  return { links: { c: open } };
}

function stillOpen({ open }: Claim, now: number): Claim["open"] {
  return open.filter(({ until }) => now < until);
}
