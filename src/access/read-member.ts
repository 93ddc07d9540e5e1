import { z } from "zod";
import type { Member } from "./member.ts";
import { roles } from "./role.ts";

const member: z.ZodType<Member> = z.object({
  handle: z.string(),
  name: z.string(),
  username: z.string().exactOptional(),
  role: z.enum(roles),
  isSuspended: z.literal(true).exactOptional(),
  since: z.number(),
  by: z.string().exactOptional(),
});

/** The member when it has the right shape. */
export function readMember(value: unknown): Member | undefined {
  return member.safeParse(value).data;
}
