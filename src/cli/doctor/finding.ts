/** What a check has found. Nothing in it is secret, and nothing names a customer. */
export type Finding = {
  readonly status: "ok" | "warning" | "failed" | "skipped";
  readonly about: string;
  readonly found: string;
  /** What to do about it. */
  readonly advice?: string;
};

/** One thing that must be right. It gives up when `signal` is aborted. */
export type Check = {
  readonly about: string;
  readonly run: (signal: AbortSignal) => Promise<readonly Finding[]>;
};

/** The words in which one check tells what it found. */
export function findings(about: string) {
  const finding = (status: Finding["status"]) => (found: string, advice?: string) => [
    { status, about, found, ...(advice === undefined ? {} : { advice }) },
  ];
  return { ok: finding("ok"), warning: finding("warning"), failed: finding("failed"), skipped: finding("skipped") };
}
