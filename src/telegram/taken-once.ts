import { recentUpdates } from "../conversation/recent-updates.ts";
import type { MadeOnce } from "../inquiry/made-once.ts";

/** Takes an update unless it is or was taken already. Resolves to whether it was taken, by whomever; false leaves it. */
export type TakeOnce = (update: number, take: () => Promise<boolean>) => Promise<boolean>;

/** So long Telegram keeps what it could not deliver, in milliseconds. */
const keepMs = 24 * 60 * 60 * 1000;

/**
 * Telegram repeats what it was not told to be taken, also while it is being taken, and perhaps to another program.
 * A program that ends meanwhile has not taken it. Of a turn of the conversation its own state knows.
 */
export function takenOnce(acrossPrograms?: Pick<MadeOnce, "get">): TakeOnce {
  const taken = recentUpdates(10_000);
  const taking = new Map<number, Promise<boolean>>();
  const { signal } = new AbortController();

  async function takeAcross(update: number, take: () => Promise<boolean>): Promise<boolean> {
    if (acrossPrograms === undefined) return take();
    const make = async () => ((await take()) ? { text: "taken", keepMs } : undefined);
    return (await acrossPrograms.get(`update ${update}`, make, signal)) !== undefined;
  }

  return async (update, take) => {
    if (taken.has(update)) return true;
    const begun = taking.get(update);
    if (begun !== undefined) return begun;
    const work = takeAcross(update, take);
    taking.set(update, work);
    try {
      const isTaken = await work;
      if (isTaken) taken.add(update);
      return isTaken;
    } finally {
      taking.delete(update);
    }
  };
}
