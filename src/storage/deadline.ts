export class DeadlinePassed extends Error {
  override readonly name = "DeadlinePassed";
  /** As the system names it, for who is told the code alone. */
  readonly code = "ETIMEDOUT";
}

/** The outcome of the work, or a rejection after the given time; the work itself goes on unheard. */
export async function withDeadline<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlinePassed(`No answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, passed]);
  } finally {
    clearTimeout(timer);
  }
}
