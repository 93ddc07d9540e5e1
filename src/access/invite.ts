import { z } from "zod";
import { type Role, roles } from "./role.ts";

/** A link that lets one person in. Its token is known to who has the link, and nothing here tells it. */
export type Invite = {
  readonly role: Role;
  /** The handle of who gave it out. */
  readonly by: string;
  /** Epoch milliseconds. */
  readonly until: number;
  /** The handle of who came in by it. */
  readonly used?: string;
};

/** Invitations by their tokens. */
export type Invites = {
  readonly get: (token: string) => Promise<{ readonly invite: Invite; readonly revision: number } | undefined>;
  /** False when somebody else has used it meanwhile. The first revision is 1. */
  readonly put: (token: string, invite: Invite, revision: number) => Promise<boolean>;
};

const invite: z.ZodType<Invite> = z.object({
  role: z.enum(roles),
  by: z.string(),
  until: z.number(),
  used: z.string().exactOptional(),
});

/** The invitation when it has the right shape. */
export function readInvite(value: unknown): Invite | undefined {
  return invite.safeParse(value).data;
}
