import type { RedisLink } from "../storage/redis-link.ts";
import type { Ticker } from "../storage/ticker.ts";
import type { Outage } from "./outage.ts";

export type Heartbeat = {
  readonly isAlive: (instance: string) => Promise<boolean>;
  /** Beats no more. */
  readonly rest: () => void;
  /** Everybody takes this program for gone, at once. */
  readonly stop: () => Promise<void>;
};

export type HeartbeatOptions = {
  /** Which program this is; another one after each start. */
  readonly instance: string;
  /** After so many milliseconds without a beat a program is taken for gone. */
  readonly lifeMs: number;
  readonly ticker: Ticker;
  readonly outage: Outage;
};

/** Tells the other programs that this one runs. */
export async function heartbeat(
  { client, guard, prefix }: RedisLink,
  { instance, lifeMs, ticker, outage }: HeartbeatOptions,
): Promise<Heartbeat> {
  const keyOf = (of: string) => `${prefix}:alive:${of}`;
  const beat = () => guard(client.set(keyOf(instance), "1", { expiration: { type: "PX", value: lifeMs } }));
  const stopBeating = ticker(() => void beat().then(outage.worked, outage.failed));
  await beat();
  return {
    rest: stopBeating,
    isAlive: async (of) => (await guard(client.exists(keyOf(of)))) > 0,
    stop: async () => {
      stopBeating();
      await guard(client.unlink(keyOf(instance)));
    },
  };
}
