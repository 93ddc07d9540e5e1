/** How the providers do, just now: what `/status` tells. */
export type Pulse = {
  /** A provider has been asked, or somebody waits for their turn at it; -1 when that has ended. */
  readonly runs: (provider: string, change: 1 | -1) => void;
  readonly waits: (provider: string, change: 1 | -1) => void;
  readonly asked: (provider: string, asked: { readonly milliseconds: number; readonly isFailure: boolean }) => void;
  readonly of: (provider: string) => Beat;
};

/** Of the last minutes; times in milliseconds, absent where nothing was asked. */
export type Beat = {
  readonly running: number;
  readonly waiting: number;
  readonly perMinute: number;
  /** From 0 to 1. */
  readonly failed: number;
  readonly p50?: number;
  readonly p95?: number;
};

const minute = 60_000;
const pulseMinutes = 15;
/** Of one minute so many times are remembered, each as likely as another: a percentile needs no more. */
const mostTimes = 200;

type Minute = { readonly at: number; asked: number; failed: number; readonly times: number[] };
type Held = { running: number; waiting: number; minutes: readonly Minute[] };

export function pulse(options: {
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
}): Pulse {
  const { clock, random } = options;
  const since = clock();
  const held = new Map<string, Held>();

  function heldOf(provider: string): Held {
    const known = held.get(provider) ?? { running: 0, waiting: 0, minutes: [] };
    held.set(provider, known);
    const oldest = clock() - pulseMinutes * minute;
    if (known.minutes.some(({ at }) => at < oldest)) known.minutes = known.minutes.filter(({ at }) => at >= oldest);
    return known;
  }

  function currentOf(of: Held): Minute {
    const last = of.minutes.at(-1);
    if (last !== undefined && clock() - last.at < minute) return last;
    const next: Minute = { at: clock(), asked: 0, failed: 0, times: [] };
    of.minutes = [...of.minutes, next];
    return next;
  }

  return {
    runs: (provider, change) => {
      heldOf(provider).running += change;
    },
    waits: (provider, change) => {
      heldOf(provider).waiting += change;
    },
    asked: (provider, { milliseconds, isFailure }) => {
      const current = currentOf(heldOf(provider));
      current.asked += 1;
      if (isFailure) current.failed += 1;
      const place = current.asked <= mostTimes ? current.times.length : Math.floor(random() * current.asked);
      if (place < mostTimes) current.times[place] = milliseconds;
    },
    of: (provider) => {
      const { running, waiting, minutes } = heldOf(provider);
      const asked = minutes.reduce((sum, one) => sum + one.asked, 0);
      const failed = minutes.reduce((sum, one) => sum + one.failed, 0);
      const times = minutes.flatMap((one) => one.times).sort((one, other) => one - other);
      const window = Math.min(pulseMinutes, Math.max(1, (clock() - since) / minute));
      const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
      return {
        running,
        waiting,
        perMinute: asked / window,
        failed: asked === 0 ? 0 : failed / asked,
        ...(p50 !== undefined && { p50 }),
        ...(p95 !== undefined && { p95 }),
      };
    },
  };
}

function quantile(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}
