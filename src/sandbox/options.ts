import type { SandboxCredentials } from "./credentials.ts";

/** Runs something later; what it returns cancels it. */
export type After = (ms: number, run: () => void) => () => void;

export type SandboxOptions = {
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly after: After;
  /** How long a Klikoo access token lives: 900 seconds, as documented. */
  readonly accessTokenSeconds?: number;
  /** Made anew without it. */
  readonly credentials?: SandboxCredentials;
};
