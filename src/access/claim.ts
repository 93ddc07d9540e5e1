import { z } from "zod";

/** The links by which the first owner may come in: all end when one is used. */
export type Claim = {
  /** Hashes of the tokens that are open, each until then. */
  readonly open: readonly { readonly hash: string; readonly until: number }[];
};

export type Claims = {
  readonly get: () => Promise<{ readonly claim: Claim; readonly revision: number }>;
  /** False when another program was first. */
  readonly put: (claim: Claim, revision: number) => Promise<boolean>;
};

const claim: z.ZodType<Claim> = z.object({ open: z.array(z.object({ hash: z.string(), until: z.number() })) });

/** The claim when it has the right shape. */
export function readClaim(value: unknown): Claim | undefined {
  return claim.safeParse(value).data;
}
