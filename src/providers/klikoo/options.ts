import type { MadeOnce } from "../../inquiry/made-once.ts";

export type KlikooOptions = {
  /** With the path of the gateway if there is one (`https://host/klikoo-b2b`): it is called, and not signed. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** RSA, as PEM. */
  readonly privateKey: string;
  /** Signs the method of a call in lower case: the docs print it in both. */
  readonly lowerCaseMethod?: boolean;
  /** For each call; an inquiry may need one for a token before its own. */
  readonly timeoutMs: number;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** Where programs share their access token. */
  readonly once?: MadeOnce;
};
