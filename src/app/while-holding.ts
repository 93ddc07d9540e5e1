import type { Lease } from "../sharing/lease.ts";

/** Whether this program holds the lease now; it asks for it again whenever another one has taken over. */
export function whileHolding(lease: Lease): { readonly isOurs: () => boolean; readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  let isOurs = false;

  async function run(): Promise<void> {
    for (;;) {
      const holding = await lease.hold(stopping.signal);
      if (holding === undefined) return;
      isOurs = true;
      await new Promise<void>((resolve) => {
        for (const signal of [holding.lost, stopping.signal]) {
          if (signal.aborted) resolve();
          signal.addEventListener("abort", () => resolve(), { once: true });
        }
      });
      isOurs = false;
      await holding.release();
    }
  }

  const ended = run();
  return {
    isOurs: () => isOurs,
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}
