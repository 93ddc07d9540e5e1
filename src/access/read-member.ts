import { z } from "zod";
import { locales } from "../domain/locale.ts";
import type { Member } from "./member.ts";
import { roles } from "./role.ts";

const member: z.ZodType<Member> = z.object({
  handle: z.string(),
  name: z.string(),
  username: z.string().exactOptional(),
  speaks: z.enum(locales).exactOptional(),
  role: z.enum(roles),
  isSuspended: z.literal(true).exactOptional(),
  since: z.number(),
  by: z.string().exactOptional(),
});

/** The member when it has the right shape. */
export function readMember(value: unknown): Member | undefined {
  return member.safeParse(value).data;
}
