import { onTestFinished, vi } from "vitest";
import { newCredentials } from "../../src/sandbox/credentials.ts";
import { type ServedSandbox, serveSandbox } from "../../src/sandbox/serve-sandbox.ts";

export type StartedSandbox = ServedSandbox & {
  /** Moves the sandbox's clock. */
  readonly pass: (ms: number) => void;
  readonly now: () => number;
  /** The timers that the sandbox has set and not cancelled. */
  readonly timers: () => readonly { readonly ms: number; readonly run: () => void }[];
};

// An RSA key takes a tenth of a second: one pair serves all tests of a file.
const credentials = newCredentials();

/** A sandbox at 7 February 2024, 10:28:35 WIB, that ends with the test. */
export async function startSandbox(options: { readonly accessTokenSeconds?: number } = {}): Promise<StartedSandbox> {
  let now = Date.parse("2024-02-07T10:28:35.000+07:00");
  const timers = new Set<{ readonly ms: number; readonly run: () => void }>();
  const served = await serveSandbox({
    ...options,
    credentials,
    clock: () => now,
    after: (ms, run) => {
      const timer = { ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  });
  onTestFinished(served.close);
  return {
    ...served,
    pass: (ms) => {
      now += ms;
    },
    now: () => now,
    timers: () => [...timers],
  };
}

/** Waits for a condition as long as the test itself may take. */
export function until(condition: () => boolean): Promise<boolean> {
  return vi.waitUntil(condition, { timeout: 60_000, interval: 5 });
}
