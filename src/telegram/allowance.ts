/** What may be spent in time. Amounts are whole; times are epoch milliseconds. */
export type Allowance = {
  /** How long until so much can be spent; 0 when it can be now. */
  readonly wait: (amount: number, now: number) => number;
  readonly spend: (amount: number, now: number) => void;
};

/** Within any span of this length no more than that, wherever it begins. */
export function atMost(most: number, spanMs: number): Allowance {
  const spent: { readonly at: number; readonly amount: number }[] = [];
  let sum = 0;

  function forget(now: number): void {
    // What lies ahead was spent before the clock was set back, and would hold up everybody until then.
    while (spent[0] !== undefined && (spent[0].at <= now - spanMs || spent[0].at > now)) {
      sum -= spent.shift()?.amount ?? 0;
    }
  }

  return {
    wait: (amount, now) => {
      forget(now);
      let left = sum;
      for (const one of spent) {
        if (left + amount <= most) break;
        left -= one.amount;
        if (left + amount <= most) return one.at + spanMs - now;
      }
      return 0;
    },
    spend: (amount, now) => {
      spent.push({ at: now, amount });
      sum += amount;
    },
  };
}

/** So much at once, and then as it comes back. */
export function steady(most: number, perSecond: number): Allowance {
  let left = most;
  let counted = Number.NEGATIVE_INFINITY;
  return {
    wait: (amount, now) => {
      left = Math.min(most, left + Math.max(0, ((now - counted) / 1000) * perSecond));
      counted = now;
      return Math.max(0, Math.ceil(((amount - left) / perSecond) * 1000));
    },
    spend: (amount) => {
      left -= amount;
    },
  };
}
