import { z } from "zod";
import type { Place } from "./place.ts";

const place: z.ZodType<Place> = z.object({
  chat: z.int(),
  person: z.int(),
  thread: z.int().exactOptional(),
  isPrivate: z.boolean(),
});

/** The place when it has the right shape. */
export function readPlace(value: unknown): Place | undefined {
  return place.safeParse(value).data;
}
