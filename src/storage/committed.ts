import { withDeadline } from "./deadline.ts";

/** lmdb gives the reason in the same moment; nobody is kept waiting should it ever not. */
const REASON_WITHIN_MS = 1_000;

/**
 * LMDB tells a commit that failed twice: each of its writes is rejected, and so, with the reason, is a promise inside
 * that rejection. Nobody would hear the inner one, and a rejection that nobody hears ends the program.
 */
export async function committed<Result>(write: Promise<Result>): Promise<Result> {
  try {
    return await write;
  } catch (error) {
    if (!(error instanceof Error && "commitError" in error && error.commitError instanceof Promise)) throw error;
    const reason = error.commitError.then(
      () => error,
      (inner: unknown) => inner,
    );
    throw await withDeadline(REASON_WITHIN_MS, reason).catch(() => error);
  }
}
