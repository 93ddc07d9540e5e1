import { expect, test } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { type Findings, fuzz } from "./fuzz.ts";

const updates = Number(process.env.FUZZ ?? 20_000);
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
/** Members are put out and let in again in the course of it, so that now and then it begins anew. */
const updatesOfABot = 10_000;
const bots = Math.ceil(updates / updatesOfABot);

/** Enough of each to tell what it is, and of which run. */
function shown(all: readonly unknown[]): string {
  const lines = all.slice(0, 5).map((one) => JSON.stringify(one).slice(0, 3_000));
  return [`${all.length} of them; again with SEED=${seed} FUZZ=${updates} npm run test:fuzz`, ...lines].join("\n");
}

test.each(Array.from({ length: bots }, (_, at) => at))(
  `random updates crash nothing, hang nothing, and tell nobody of others' customers (${updates}, seed ${seed}, bot %i)`,
  { timeout: 900_000 },
  async (at) => {
    const count = Math.min(updatesOfABot, updates - at * updatesOfABot);
    const found = await fuzz(count, seed + at, `file:${temporaryFolder()}`);
    for (const kind of ["leaks", "refused", "late", "failures", "told", "left"] as const) {
      expect(found[kind], shown(found[kind])).toEqual([]);
    }
    expect(rare(found, count)).toEqual([]);
  },
);

/** What happened less than once in five hundred updates: then the run has shown nothing of it. */
function rare({ seen }: Findings, count: number): readonly string[] {
  return Object.entries(seen).flatMap(([what, times]) => (times < count / 500 ? [`${what}: ${times}`] : []));
}
