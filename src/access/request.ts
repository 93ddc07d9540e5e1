import { z } from "zod";
import { type Locale, locales } from "../domain/locale.ts";

/** Somebody has asked to be let in. It is forgotten after a day, and then they may ask again. */
export type AccessRequest = {
  /** The handle that they will have. */
  readonly handle: string;
  /** As Telegram told it, untrusted. */
  readonly name: string;
  readonly username?: string;
  readonly locale: Locale;
  readonly answer?: "approved" | "declined";
};

/** Requests by the Telegram id of who asks. */
export type AccessRequests = {
  readonly get: (person: number) => Promise<{ readonly request: AccessRequest; readonly revision: number } | undefined>;
  /** False when it was made, or answered, by somebody else meanwhile. The first revision is 1. */
  readonly put: (person: number, request: AccessRequest, revision: number) => Promise<boolean>;
  readonly remove: (person: number) => Promise<void>;
};

const request: z.ZodType<AccessRequest> = z.object({
  handle: z.string(),
  name: z.string(),
  username: z.string().exactOptional(),
  locale: z.enum(locales),
  answer: z.enum(["approved", "declined"]).exactOptional(),
});

/** The request when it has the right shape. */
export function readAccessRequest(value: unknown): AccessRequest | undefined {
  return request.safeParse(value).data;
}
