/**
 * LMDB tells a commit that failed twice: each of its writes is rejected, and so is a promise inside that rejection.
 * Nobody would hear the inner one, and a rejection that nobody hears ends the program.
 */
export async function committed<Result>(write: Promise<Result>): Promise<Result> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof Error && "commitError" in error && error.commitError instanceof Promise) {
      error.commitError.catch(() => undefined);
    }
    throw error;
  }
}
