import type { Lease } from "../sharing/lease.ts";
import { aborted } from "./aborted.ts";

/** Whether this program holds the lease now; it asks for it again whenever another one has taken over. */
export function whileHolding(lease: Lease): { readonly isOurs: () => boolean; readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  let isOurs = false;

  async function run(): Promise<void> {
    for (;;) {
      const holding = await lease.hold(stopping.signal);
      if (holding === undefined) return;
      isOurs = true;
      await Promise.race([aborted(holding.lost), aborted(stopping.signal)]);
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
