import { describe, expect, test } from "vitest";
import type { Edited, Note, Sent } from "../../../src/desk/messenger.ts";
import { allWords } from "../../../src/i18n/words.ts";
import { allowance } from "../../../src/ops/allowance.ts";
import { type Book, readBook } from "../../../src/ops/incidents/incident.ts";
import { keepIncidents } from "../../../src/ops/incidents/keep-incidents.ts";
import { namingFrom } from "../../../src/ops/incidents/naming-from.ts";
import { incidentShower } from "../../../src/ops/incidents/show-incidents.ts";
import { keyOf } from "../../../src/ops/incidents/trouble.ts";
import { storedIncidents } from "../../../src/storage/incidents.ts";
import type { Store } from "../../../src/storage/store-from-url.ts";
import { openedStore } from "../../support/opened-store.ts";
import { down, fails, minute, misbehaves, noon, refuses, second } from "./happenings.ts";

const words = allWords("Asia/Jakarta");
const naming = namingFrom({
  catalogue: { product: () => undefined, category: () => undefined },
  personNamed: async () => "Budi",
  suspectButtons: () => [],
});

/** A program with its store, and a group that takes what it is told to take. */
async function program(store?: Store) {
  let now = noon;
  let takes: "all" | "closed" | "away" = "all";
  const calls: { readonly kind: "send" | "edit"; readonly message: number; readonly note: Note }[] = [];
  const owners: Note[] = [];
  const failures: unknown[] = [];
  const shared = store ?? (await openedStore("memory:"));
  const incidents = keepIncidents({
    kept: storedIncidents<Book>(shared, readBook),
    clock: () => now,
    changed: () => undefined,
    failed: (error) => void failures.push(error),
  });
  const gone = new Set<number>();
  const show = incidentShower({
    messenger: {
      send: async (_, note): Promise<Sent> => {
        if (takes !== "all") return { kind: takes };
        calls.push({ kind: "send", message: calls.length + 100, note });
        return { kind: "sent", message: calls.length + 99 };
      },
      edit: async (_, message, note): Promise<Edited> => {
        if (takes !== "all") return takes;
        if (gone.has(message)) return "gone";
        calls.push({ kind: "edit", message, note });
        return "edited";
      },
    },
    address: () => ({ chat: -1 }),
    words: async () => words.id,
    naming,
    allowance: allowance({ atOnce: 5, everyMs: 5 * second, clock: () => now }),
    clock: () => now,
    act: incidents.act,
    tellOwners: async (note) => void owners.push(note),
    missed: () => undefined,
  });
  const beat = async () => show(await incidents.sync());
  return {
    ...incidents,
    calls,
    owners,
    failures,
    gone,
    beat,
    store: shared,
    takes: (what: typeof takes) => {
      takes = what;
    },
    /** Time goes on in beats, and each second something may happen. */
    pass: async (milliseconds: number, each: () => void = () => undefined) => {
      for (const end = now + milliseconds; now < end; now += second) {
        each();
        await beat();
      }
    },
  };
}

const kindsOf = (calls: readonly { readonly kind: string }[]) => calls.map(({ kind }) => kind);

describe("a thousand failures a second", () => {
  test("for a minute are one message and a few edits, with all of them counted", async () => {
    const ops = await program();
    ops.report(down, { begins: true });
    await ops.pass(minute, () => {
      for (let at = 0; at < 1_000; at += 1) ops.report(down, { code: `${at % 7}` });
    });
    expect(kindsOf(ops.calls)).toEqual(["send", "edit", "edit", "edit"]);
    await ops.pass(15 * second);
    expect(ops.calls.at(-1)?.note.html).toContain("60.001×");
  });

  test("at all products and providers stay below what a group takes in a minute", async () => {
    const ops = await program();
    await ops.pass(minute, () => {
      for (let at = 0; at < 1_000; at += 1) {
        ops.report({ ...down, provider: `p${at % 10}` }, { begins: true });
        ops.report({ ...fails, product: `product-${at % 50}` });
        ops.report({ ...refuses, provider: `p${at % 10}` });
      }
    });
    expect(ops.calls.length).toBeLessThanOrEqual(5 + 60 / 5);
    // What nobody has seen yet comes before what has only changed.
    expect(kindsOf(ops.calls)).not.toContain("edit");
  });
});

test("an incident is over in the same message, with how long it lasted", async () => {
  const ops = await program();
  ops.report(down, { begins: true });
  await ops.pass(12 * minute);
  ops.settle(down);
  await ops.beat();
  expect(new Set(ops.calls.map(({ message }) => message)).size).toBe(1);
  expect(ops.calls.at(-1)?.note).toMatchObject({ html: expect.stringContaining("selama 12 menit"), rows: [] });
});

test("after a restart the same incident goes on in the same message, and nothing is written twice", async () => {
  const before = await program();
  before.report(refuses, { code: "403" });
  await before.beat();
  const after = await program(before.store);
  await after.beat();
  expect(after.calls).toEqual([]);
  after.report(refuses, { code: "403" });
  await after.pass(20 * second);
  expect(after.calls).toMatchObject([{ kind: "edit", message: 100, note: { html: expect.stringContaining("2×") } }]);
});

test("what several programs see is counted together", async () => {
  const [one, other] = [await program(), await program()];
  const both = await program(one.store);
  for (let at = 0; at < 3; at += 1) {
    one.report(misbehaves);
    both.report(misbehaves);
  }
  await Promise.all([one.sync(), both.sync()]);
  expect((await one.sync()).incidents[keyOf(misbehaves)]?.count).toBe(6);
  expect(other.calls).toEqual([]);
});

test("a message that somebody has deleted is sent anew", async () => {
  const ops = await program();
  ops.report(refuses);
  await ops.beat();
  ops.gone.add(100);
  ops.report(refuses);
  await ops.pass(20 * second);
  expect(kindsOf(ops.calls)).toEqual(["send", "send"]);
});

test("what is muted is not edited, until it is over", async () => {
  const ops = await program();
  ops.report(down, { begins: true });
  await ops.beat();
  await ops.act({ kind: "muted", key: keyOf(down), until: noon + 60 * minute });
  await ops.beat();
  await ops.pass(2 * minute, () => ops.report(down));
  expect(kindsOf(ops.calls)).toEqual(["send"]);
  ops.settle(down);
  await ops.beat();
  expect(kindsOf(ops.calls)).toEqual(["send", "edit"]);
});

test("what was muted and goes on is told again, and can be muted again", async () => {
  const ops = await program();
  ops.report(down, { begins: true });
  await ops.act({ kind: "muted", key: keyOf(down), until: noon + 60 * minute });
  await ops.beat();
  await ops.pass(61 * minute, () => ops.report(down));
  expect(kindsOf(ops.calls)).toEqual(["send", "edit"]);
  const buttons = ops.calls
    .at(-1)
    ?.note?.rows?.flat()
    .map(({ text }) => text);
  expect(buttons).toContain(words.id.plain("incident.button.mute"));
});

describe("a group that is closed to the bot", () => {
  test("is told to the owners once for each incident, and gets what it has missed when it opens", async () => {
    const ops = await program();
    ops.takes("closed");
    ops.report(refuses);
    await ops.pass(5 * minute);
    expect(ops.owners).toHaveLength(1);
    expect(ops.owners[0]?.html).toContain("Grup operasional tidak bisa dikirimi pesan.");
    expect(ops.owners[0]?.html).toContain("Klikoo menolak akses kita");
    ops.report(misbehaves, { begins: true });
    await ops.pass(minute);
    expect(ops.owners).toHaveLength(2);
    ops.takes("all");
    await ops.pass(10 * minute);
    expect(kindsOf(ops.calls).filter((kind) => kind === "send")).toHaveLength(2);
  });

  test("is no owner's business while Telegram is only away", async () => {
    const ops = await program();
    ops.takes("away");
    ops.report(refuses);
    await ops.pass(minute);
    ops.takes("all");
    await ops.pass(15 * second);
    expect(kindsOf(ops.calls)).toEqual(["send"]);
    expect(ops.owners).toEqual([]);
  });
});

test("while the store fails the incident is told all the same, and kept when it works again", async () => {
  const store = await openedStore("memory:");
  let isBroken = false;
  const breaking: Store = {
    ...store,
    namespace: (...named) => {
      const keyv = store.namespace(...named);
      const { get } = keyv;
      keyv.get = (async (...asked: Parameters<typeof get>) => {
        if (isBroken) throw new Error("the disk is full");
        return get.apply(keyv, asked);
      }) as typeof get;
      return keyv;
    },
  };
  const ops = await program(breaking);
  isBroken = true;
  ops.report({ kind: "store" }, { begins: true });
  await ops.pass(minute);
  expect(kindsOf(ops.calls)).toEqual(["send"]);
  expect(ops.failures.length).toBeGreaterThan(0);
  isBroken = false;
  ops.settle({ kind: "store" });
  await ops.beat();
  const after = await program(store);
  await after.beat();
  expect(after.book().incidents[keyOf({ kind: "store" })]).toMatchObject({ shown: { message: 100, isClosed: true } });
  expect(kindsOf(ops.calls)).toEqual(["send", "edit"]);
  expect(after.calls).toEqual([]);
});
