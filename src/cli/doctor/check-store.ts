import { randomUUID } from "node:crypto";
import type { Config } from "../../config/read-config.ts";
import { type Records, records } from "../../storage/records.ts";
import { openStore } from "../../storage/store-from-url.ts";
import { StoreUnusable } from "../../storage/store-unusable.ts";
import { causeOf } from "./cause-of.ts";
import { type Check, type Finding, findings } from "./finding.ts";

type Stored = Pick<Config, "storeUrl" | "storeKeys">;

const about = "Store";
const lifeMs = 60_000;

/** Writes a record of its own, reads it and deletes it, also beside the program that runs. */
export function checkStore({ storeUrl: url, storeKeys: keys }: Stored, deadlineMs = 5_000): Check {
  const kind = url.slice(0, url.indexOf(":"));
  const { ok, warning, failed } = findings(about);

  return {
    about,
    run: async () => {
      let heard: unknown;
      const onError = (error: unknown) => {
        heard = error;
      };
      try {
        const store = await openStore(url, { onError, redisDeadlineMs: deadlineMs, beside: true, keys });
        try {
          const problem = await tryOut(records({ keyv: store.namespace("doctor"), version: 1, parse: String }));
          if (problem !== undefined) return failed(`${kind}: ${problem}`, "Look at what STORE_URL names.");
        } finally {
          await store.close();
        }
      } catch (error) {
        return unusable(error, heard);
      }
      return kind === "memory"
        ? warning("written, read and deleted, in memory: all is lost when the program ends", "Set STORE_URL.")
        : ok(`written, read and deleted (${kind}, ${keys === undefined ? "not sealed without STORE_KEY" : "sealed"})`);
    },
  };

  function unusable(error: unknown, heard: unknown): readonly Finding[] {
    const { cause } = error instanceof Error ? error : {};
    if (cause instanceof StoreUnusable) {
      const { variable, problem, advice } = cause;
      return failed(`${variable === "STORE_URL" ? kind : variable}: ${problem}`, advice);
    }
    // A connection that is refused is told in the background, and what rejects is only that it took too long.
    return failed(`${kind}: it cannot be used (${causeOf(heard ?? error)})`, adviceFor(kind));
  }
}

async function tryOut(kept: Records<string>): Promise<string | undefined> {
  const key = randomUUID();
  await kept.set(key, key, { ttlMs: lifeMs });
  const written = await kept.get(key);
  if (written.kind !== "found" || written.value !== key) return "what was written cannot be read";
  await kept.delete(key);
  return (await kept.get(key)).kind === "absent" ? undefined : "what was deleted is still there";
}

function adviceFor(kind: string): string {
  return kind === "file"
    ? "STORE_URL must name a folder that this user can write in, on a disk that is not full."
    : "STORE_URL must name a Redis that runs, can be reached from here, and takes its user and password.";
}
