import type { Naming } from "../ops/incidents/render-incident.ts";
import { recapTeller, type TellRecapOptions } from "../ops/recap/tell-recap.ts";
import { recapClaims } from "../storage/recaps.ts";
import { every } from "../storage/ticker.ts";
import type { OpsOptions } from "./open-ops.ts";

export type RecapsOptions = Pick<
  OpsOptions,
  "recapAt" | "audited" | "catalogue" | "failed" | "instance" | "messenger" | "metrics" | "store"
> &
  Pick<TellRecapOptions, "address" | "words"> & { readonly naming: Naming };

const lookMs = 5_000;

/** Looks whether the day is over, and tells it; what it gives ends that. */
export function tellRecaps(options: RecapsOptions): () => Promise<void> {
  const { recapAt, audited, catalogue, failed, metrics, naming, store } = options;
  if (recapAt === undefined) return async () => undefined;
  const tell = recapTeller({
    ...options,
    closing: recapAt,
    claims: recapClaims(store),
    audit: audited,
    names: { ...naming, category: catalogue.category },
    clock: Date.now,
    missed: (why) => metrics.opsMessagesMissed.inc({ why }),
  });
  let telling: Promise<void> | undefined;
  const stop = every(lookMs)(() => {
    telling ??= tell()
      .catch((error: unknown) => failed("recap", error))
      .finally(() => {
        telling = undefined;
      });
  });
  return async () => {
    stop();
    await telling;
  };
}
