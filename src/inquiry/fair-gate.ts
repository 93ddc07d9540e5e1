export type GateOptions = {
  /** How many may be inside at once. */
  readonly concurrent: number;
  /** How many may enter within any second. */
  readonly perSecond: number;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly later: (milliseconds: number, run: () => void) => unknown;
};

export type Gate = {
  /** Waits for a turn; what it gives is called on leaving. `undefined` when the wait was aborted. */
  readonly enter: (person: string, signal: AbortSignal) => Promise<(() => void) | undefined>;
};

type Waiting = { readonly admit: () => void };

const second = 1_000;

/** People take turns: who asks a hundred times at once waits behind everybody who asks once. */
export function fairGate({ concurrent, perSecond, clock, later }: GateOptions): Gate {
  const lines = new Map<string, Waiting[]>();
  const entered: number[] = [];
  let inside = 0;
  let isScheduled = false;

  function admitNext(): void {
    while (inside < concurrent && lines.size > 0) {
      const wait = untilAllowed();
      if (wait > 0) {
        admitLater(wait);
        return;
      }
      const next = takeFirst();
      inside += 1;
      entered.push(clock());
      next?.admit();
    }
  }

  function admitLater(wait: number): void {
    if (isScheduled) return;
    isScheduled = true;
    later(wait, () => {
      isScheduled = false;
      admitNext();
    });
  }

  function untilAllowed(): number {
    const now = clock();
    // What lies ahead was entered before the clock was set back, and would hold up everybody until then.
    while (entered[0] !== undefined && (entered[0] <= now - second || entered[0] > now)) entered.shift();
    const [oldest] = entered;
    return oldest === undefined || entered.length < perSecond ? 0 : oldest + second - now;
  }

  /** Whose turn it was goes to the end, with what else they wait for. */
  function takeFirst(): Waiting | undefined {
    for (const [person, line] of lines) {
      const first = line.shift();
      lines.delete(person);
      if (line.length > 0) lines.set(person, line);
      return first;
    }
    return undefined;
  }

  function giveUp(person: string, waiting: Waiting): void {
    const line = lines.get(person)?.filter((other) => other !== waiting) ?? [];
    if (line.length > 0) lines.set(person, line);
    else lines.delete(person);
  }

  return {
    enter: (person, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve(undefined);
        const abort = () => {
          giveUp(person, waiting);
          resolve(undefined);
        };
        const waiting: Waiting = {
          admit: () => {
            signal.removeEventListener("abort", abort);
            resolve(leaveOnce());
          },
        };
        signal.addEventListener("abort", abort, { once: true });
        lines.set(person, [...(lines.get(person) ?? []), waiting]);
        admitNext();
      }),
  };

  function leaveOnce(): () => void {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      inside -= 1;
      admitNext();
    };
  }
}
