import { describe, expect, test } from "vitest";
import { opsChat } from "../../support/ops-chat.ts";
import { redisInstalled, redisNote } from "../../support/redis-server.ts";
import { type StoredLine, searchable } from "../../support/whole-store.ts";
import { inEarnest, usesBot } from "./tour.ts";

/** What does not end by itself, and why. */
const keptForEver: Readonly<Record<string, string>> = {
  members: "until they are removed or delete it themselves",
  secrets: "made once: without them the audit's hashes would not fit any more",
  keys: "the mark of the key that the store is sealed with",
  groups: "how much a group sees, as its admin has chosen, for as long as the bot is in it",
  switches: "what ops have switched off: a record that is written over",
  incidents: "one record that is written over; what is over leaves it by itself",
  "ops-group": "where the operations group has moved to: one record",
  claims: "links for the first owner: one record of hashes",
};

/** BullMQ's own, with at most ten events, and nobody's id in it. */
const ofBullMq = "work";

const day = 24 * 60 * 60 * 1000;
const kindOf = ({ kind }: StoredLine) => kind.replace(/^audit-\d+$/, "audit");
const kindsOf = (lines: readonly StoredLine[]) => [...new Set(lines.map(kindOf))].toSorted();

describe.each(["file", "Redis"] as const)("after a tour of all that the bot does, in a store in %s", (kind) => {
  test.skipIf(kind === "Redis" && !redisInstalled)(
    `everything ends by itself but what is named here${kind === "Redis" ? redisNote : ""}`,
    { timeout: 60_000 },
    async () => {
      const { storeUrl, all } = await searchable[kind]();
      const { chat, sari, emma, emmaAlone } = await opsChat({ storeUrl, ...inEarnest });
      const stranger = await chat.person("id");
      await usesBot(sari, chat);
      await stranger.writes("pln pascabayar 530000000401");
      await emma.sees("Saya tangani");
      await emma.looks();
      await emma.presses("Saya tangani");
      await emma.writes("/provider ayopop off 30m");
      await emma.sees("Ayopop");
      await emmaAlone.writes("/invite");
      await emmaAlone.sees("https://");
      await emmaAlone.writes("/announce Tomorrow we close.");
      await emmaAlone.sees("Send it now?");
      await emmaAlone.looks();
      await emmaAlone.taps("Send");

      const ending = async () => kindsOf((await all()).filter(({ keptMs }) => keptMs !== undefined));
      await expect
        .poll(ending, { timeout: 10_000 })
        .toEqual(
          expect.arrayContaining(["announcement-rounds", "answers", "audit", "invites", "people", "sessions", "usage"]),
        );
      const lines = await all();
      const forEver = kindsOf(lines.filter(({ keptMs }) => keptMs === undefined));
      expect(forEver.filter((one) => one !== ofBullMq && !(one in keptForEver))).toEqual([]);
      expect(forEver).toEqual(expect.arrayContaining(["incidents", "members", "secrets"]));
      const longest = Math.max(...lines.map(({ keptMs = 0 }) => keptMs));
      expect(longest).toBeGreaterThan(364 * day);
      expect(longest).toBeLessThanOrEqual(366 * day);
    },
  );
});
