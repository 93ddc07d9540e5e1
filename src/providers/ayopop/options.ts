export type AyopopOptions = {
  readonly baseUrl: string;
  /** Also the partner id. */
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly version: "2.0" | "1.0";
  readonly timeoutMs: number;
  /** Epoch milliseconds. */
  readonly clock: () => number;
};
