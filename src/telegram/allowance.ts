/** What may be spent within a span of time. Amounts are whole; times are epoch milliseconds. */
export type Allowance = {
  /** How long until so much can be spent: 0 when it can be now, for ever until something that was begun has ended. */
  readonly wait: (amount: number, now: number) => number;
  /** What is begun counts until it ends, and from then on for one span. */
  readonly begin: (amount: number) => void;
  readonly end: (amount: number, now: number) => void;
};

/**
 * No more than that within any span of this length, wherever it begins, by whichever clock: whoever counts the calls
 * sees each of them somewhere between its beginning and its end.
 */
export function atMost(most: number, spanMs: number): Allowance {
  const ended: { readonly at: number; readonly amount: number }[] = [];
  let running = 0;
  let sum = 0;

  function forget(now: number): void {
    // What lies ahead was spent before the clock was set back, and would hold up everybody until then.
    while (ended[0] !== undefined && (ended[0].at <= now - spanMs || ended[0].at > now)) {
      sum -= ended.shift()?.amount ?? 0;
    }
  }

  return {
    wait: (amount, now) => {
      forget(now);
      let left = running + sum + amount;
      if (left <= most) return 0;
      for (const one of ended) {
        left -= one.amount;
        if (left <= most) return one.at + spanMs - now;
      }
      return Number.POSITIVE_INFINITY;
    },
    begin: (amount) => {
      running += amount;
    },
    end: (amount, now) => {
      running -= amount;
      sum += amount;
      ended.push({ at: now, amount });
    },
  };
}
