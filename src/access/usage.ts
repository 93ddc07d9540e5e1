import { z } from "zod";

/**
 * How much somebody has asked lately. Numbers are keyed hashes: what is asked again can be recognised, and what it was
 * cannot be read. `n` marks the neighbour of another, `i` a national id, `u` a number that nobody knows.
 */
const usage = z.object({
  /** Since the first inquiry of a minute, in epoch milliseconds. */
  minute: z.object({ since: z.number(), count: z.number() }),
  /** In days since 1970 in WIB. */
  day: z.object({ day: z.number(), count: z.number() }),
  /** Of the last hour: hash, when it was asked last, marks. */
  numbers: z.array(z.tuple([z.string(), z.number(), z.string()])),
  /** Nothing is asked before. */
  stoppedUntil: z.number().exactOptional(),
  /** Ops have looked at it: until then nothing is suspected. */
  allowedUntil: z.number().exactOptional(),
});

export type Usage = Readonly<z.infer<typeof usage>>;

export const unused: Usage = { minute: { since: 0, count: 0 }, day: { day: 0, count: 0 }, numbers: [] };

/** What everybody has asked, by their Telegram id. */
export type UsageBook = {
  readonly get: (person: number) => Promise<{ readonly usage: Usage; readonly revision: number }>;
  /** False when another program was first: read again. */
  readonly put: (person: number, usage: Usage, revision: number) => Promise<boolean>;
};

/** The usage when it has the right shape. */
export function readUsage(value: unknown): Usage | undefined {
  return usage.safeParse(value).data;
}
