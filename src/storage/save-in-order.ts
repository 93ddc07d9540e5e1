import type { Records } from "./records.ts";
import { Superseded } from "./superseded.ts";

/** False when somebody else has written the record since it was read; then nothing was stored. */
export async function saveInOrder<T>(
  kept: Pick<Records<T>, "set">,
  key: string,
  value: T,
  revision: number,
): Promise<boolean> {
  try {
    await kept.set(key, value, { revision });
    return true;
  } catch (error) {
    if (error instanceof Superseded) return false;
    throw error;
  }
}
