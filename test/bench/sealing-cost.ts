import { sealedTexts } from "../../src/storage/sealed-texts.ts";
import { storeSeal } from "../../src/storage/store-seal.ts";
import { serialize } from "../../src/storage/stored-text.ts";
import { median } from "./median.ts";
import { firstChat } from "./players.ts";
import { sessionAfterCheck } from "./seed-sessions.ts";

export type SealingEffort = {
  readonly rounds: number;
  /** In a round, of each. */
  readonly times: number;
};

/** Of one session, medians of the rounds: microseconds of processor time, and bytes. */
export type SealingCost = {
  readonly write: number;
  readonly read: number;
  readonly plainSize: number;
  readonly sealedSize: number;
};

/** What a session of somebody who has seen a bill costs more where the store has a key. */
export function measureSealing({ rounds, times }: SealingEffort): SealingCost {
  const { sealed, opened } = sealedTexts(
    "sessions",
    storeSeal({ current: Buffer.alloc(32, "key").toString("base64") }),
  );
  const key = `${firstChat}:${firstChat}`;
  const plain = serialize({ value: { revision: 4, version: 2, data: sessionAfterCheck(firstChat) } });
  const kept = sealed(key, plain);
  if (opened(key, kept) !== plain) throw new Error("What was sealed does not open");
  const works = { write: () => sealed(key, plain), read: () => opened(key, kept) };
  for (const work of Object.values(works)) processorTime(work, times);
  const measured = Array.from({ length: rounds }, () => ({
    write: processorTime(works.write, times),
    read: processorTime(works.read, times),
  }));
  return {
    write: Math.round(median(measured.map(({ write }) => write))),
    read: Math.round(median(measured.map(({ read }) => read))),
    plainSize: Buffer.byteLength(plain),
    sealedSize: Buffer.byteLength(kept),
  };
}

function processorTime(work: () => unknown, times: number): number {
  const before = process.cpuUsage();
  for (let time = 0; time < times; time++) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / times;
}

export function sealingLine({ write, read, plainSize, sealedSize }: SealingCost): string {
  return `Sealing a session (\`STORE_KEY\`): ${write} µs to write, ${read} µs to read; ${sealedSize} bytes instead of ${plainSize}, since it is packed first.`;
}
