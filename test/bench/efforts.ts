import type { AtOnceEffort } from "./at-once.ts";
import type { HalfLoadEffort } from "./half-load.ts";
import type { InquiryEffort } from "./inquiries/measure-inquiries.ts";
import type { KeptEffort } from "./kept-sessions.ts";
import type { Effort } from "./rounds.ts";
import type { SealingEffort } from "./sealing-cost.ts";

export type Efforts = {
  readonly checks: Effort;
  readonly halfLoad: HalfLoadEffort;
  readonly atOnce: AtOnceEffort;
  readonly kept: KeptEffort;
  readonly copies: Effort;
  readonly inquiries: InquiryEffort;
  readonly sealing: SealingEffort;
};

/** Of people, after which nothing gets any faster: what a bot costs in its first half minute is not what it costs. */
const warmUp = 5_000;

/** Some twelve minutes in all. */
export const full: Efforts = {
  checks: { rounds: 5, crowd: 576, together: 96, warmUp },
  halfLoad: { rounds: 5, seconds: 3, warmUp, together: 96 },
  atOnce: { rounds: 5, people: 1_000 },
  kept: { rounds: 5, sizes: [1_000, 100_000], crowd: 1_000, together: 32 },
  copies: { rounds: 5, crowd: 576, together: 96, warmUp },
  inquiries: { rounds: 5, times: 2000, together: 16, warmUp: 2000 },
  sealing: { rounds: 5, times: 20_000 },
};

/** Says that the bench works, and nothing of how fast. */
export const quick: Efforts = {
  checks: { rounds: 1, crowd: 5, together: 5, warmUp: 0 },
  halfLoad: { rounds: 1, seconds: 0.2, warmUp: 0, together: 5 },
  atOnce: { rounds: 1, people: 5 },
  kept: { rounds: 1, sizes: [10, 100], crowd: 5, together: 5 },
  copies: { rounds: 1, crowd: 5, together: 5, warmUp: 0 },
  inquiries: { rounds: 1, times: 5, together: 5, warmUp: 0 },
  sealing: { rounds: 1, times: 5 },
};
