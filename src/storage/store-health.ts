import type { Ticker } from "./ticker.ts";

export type StoreChange =
  | { readonly kind: "fails"; readonly error: unknown }
  | { readonly kind: "works"; readonly afterMs: number };

export interface StoreHealth {
  /** Hears of every failure; the first one is told, and from then on the store is tried until it works. */
  readonly failed: (error: unknown) => void;
  /** Throws while the store fails. */
  readonly check: () => void;
  readonly stop: () => void;
}

export interface HealthOptions {
  /** Writes and reads; rejects when the store fails. */
  readonly probe: () => Promise<void>;
  readonly ticker: Ticker;
  readonly now: () => number;
  readonly onChange: (change: StoreChange) => void;
}

interface Failing {
  readonly since: number;
  readonly error: unknown;
  readonly stopTrying: () => void;
}

/** One word when a store begins to fail and one when it works again, instead of one for each that was refused. */
export function storeHealth({ probe, ticker, now, onChange }: HealthOptions): StoreHealth {
  let failing: Failing | undefined;
  let failures = 0;
  let isTrying = false;
  let isStopped = false;

  async function attempt(): Promise<void> {
    if (isTrying) return;
    isTrying = true;
    const before = failures;
    await probe().then(() => (failures === before ? recovered() : undefined), noteFailure);
    isTrying = false;
  }

  function recovered(): void {
    if (failing === undefined) return;
    const { since, stopTrying } = failing;
    stopTrying();
    failing = undefined;
    onChange({ kind: "works", afterMs: now() - since });
  }

  function noteFailure(): void {
    failures += 1;
  }

  return {
    failed: (error) => {
      noteFailure();
      if (failing !== undefined || isStopped) return;
      failing = { since: now(), error, stopTrying: ticker(() => void attempt()) };
      onChange({ kind: "fails", error });
    },
    check: () => {
      if (failing !== undefined) throw failing.error;
    },
    stop: () => {
      isStopped = true;
      failing?.stopTrying();
    },
  };
}
