import { fork } from "node:child_process";
import { once } from "node:events";
import type { Works } from "./works.ts";

export type InquiryEffort = {
  readonly rounds: number;
  /** In a round, of each work. */
  readonly times: number;
  /** How many of them are under way at any moment. */
  readonly together: number;
  /** Before the first round, of each work. */
  readonly warmUp: number;
};

/** What the measuring process is told when it starts. */
export type InquirySetup = InquiryEffort & { readonly providerUrl: string };

/** Of one round, in microseconds of processor time for one inquiry. */
export type InquiryResult = { readonly name: string } & { readonly [Part in keyof Works]: number };

/** What an inquiry costs beside the bare call that it makes. */
export async function measureInquiries(setup: InquirySetup): Promise<readonly InquiryResult[]> {
  const child = fork(new URL("child.ts", import.meta.url), [JSON.stringify(setup)], { execArgv: ["--import", "tsx"] });
  const [results] = await Promise.race([
    once(child, "message"),
    once(child, "exit").then(() => Promise.reject(new Error("The inquiries ended before they were measured"))),
  ]);
  return results;
}
