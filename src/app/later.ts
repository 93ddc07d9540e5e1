/** Runs something later; what it gives calls that off. */
export function later(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}

/** Waits for it, but not longer than that; a timer that is left would keep the program alive. */
export function within(milliseconds: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = later(milliseconds, resolve);
    work.then(resolve, reject).finally(cancel);
  });
}
