import { expect, onTestFinished, test } from "vitest";
import { openIncidents } from "../../src/app/open-incidents.ts";
import { readPlace } from "../../src/conversation/read-place.ts";
import { catalogue } from "../../src/domain/catalogue.ts";
import { allWords } from "../../src/i18n/words.ts";
import { createMetrics } from "../../src/ops/metrics.ts";
import { openSharing } from "../../src/sharing/open-sharing.ts";
import { capturedLog } from "../support/captured-log.ts";
import { openedStore } from "../support/opened-store.ts";
import { redisInstalled, redisNote, redisServer } from "../support/redis-server.ts";

const down = { kind: "provider-down", provider: "ayopop", category: "electricity" } as const;
const words = allWords("Asia/Jakarta");

/** What the group has been told, and by whom. */
type Line = { readonly by: string; readonly kind: "send" | "edit"; readonly html: string };

/** A copy of the program on this Redis, as far as incidents go. */
async function copy(url: string, by: string, lines: Line[]) {
  const store = await openedStore(url);
  const failures: unknown[] = [];
  const sharing = await openSharing(store, {
    instance: by,
    readPlace,
    failed: (error) => void failures.push(error),
    counted: () => undefined,
  });
  onTestFinished(sharing.close);
  const opened = await openIncidents({
    store,
    lease: sharing.lease("ops"),
    messenger: {
      send: async (_, { html }) => {
        lines.push({ by, kind: "send", html });
        return { kind: "sent", message: 7 };
      },
      edit: async (_, message, { html }) => {
        expect(message).toBe(7);
        lines.push({ by, kind: "edit", html });
        return "edited";
      },
      remove: async () => undefined,
    },
    address: () => ({ chat: -1 }),
    words: async () => words.en,
    catalogue: catalogue([], []),
    owners: async () => [],
    personNamed: async () => undefined,
    suspectButtons: () => [],
    metrics: createMetrics(),
    log: capturedLog().log,
    failed: (_, error) => void failures.push(error),
  });
  let isOpen = true;
  const stop = async () => {
    if (isOpen) await opened.stop();
    isOpen = false;
    expect(failures).toEqual([]);
  };
  onTestFinished(stop);
  return { ...opened, by, stop };
}

test.skipIf(!redisInstalled)(
  `of several copies one writes, another goes on in its message, and all count${redisNote}`,
  { timeout: 40_000 },
  async () => {
    const redis = await redisServer();
    const lines: Line[] = [];
    const copies = [await copy(redis.url, "one", lines), await copy(redis.url, "other", lines)];
    for (const { incidents } of copies) for (let at = 0; at < 3; at += 1) incidents.report(down, { begins: true });
    await expect.poll(() => lines.length, { timeout: 10_000 }).toBe(1);
    const writer = copies.find(({ by }) => by === lines[0]?.by);
    const other = copies.find(({ by }) => by !== lines[0]?.by);
    await writer?.stop();
    other?.incidents.settle(down);
    await expect.poll(() => lines.at(-1), { timeout: 20_000 }).toMatchObject({ by: other?.by, kind: "edit" });
    expect(lines.filter(({ kind }) => kind === "send")).toHaveLength(1);
    expect(lines.at(-1)?.html).toContain("✅ Resolved: <b>Ayopop does not answer</b>");
    expect(lines.at(-1)?.html).toContain("6× in all");
  },
);
