import type { Lease } from "../sharing/lease.ts";
import type { Polling } from "../telegram/poll.ts";
import { aborted } from "./aborted.ts";

/** Polls while this program holds the lease, and waits for its turn again when another one has taken over. */
export function pollInTurn(lease: Lease, poll: () => Polling): Polling {
  const stopping = new AbortController();

  async function run(): Promise<void> {
    for (;;) {
      const holding = await lease.hold(stopping.signal);
      if (holding === undefined) return;
      const polling = poll();
      try {
        await Promise.race([polling.ended, aborted(stopping.signal), aborted(holding.lost)]);
      } finally {
        await polling.stop();
        await holding.release();
      }
    }
  }

  const ended = run();
  return {
    ended,
    stop: async () => {
      stopping.abort();
      // `ended` itself tells a failure.
      await Promise.allSettled([ended]);
    },
  };
}
