/** For a callback that hears of failures, where the test causes none. */
export function unexpected(cause: unknown): never {
  throw new Error("Something failed that should not have", { cause });
}
