import fc from "fast-check";
import { expect, test } from "vitest";
import { announcedWorld, opsChat } from "../../support/announced-world.ts";
import { openedStore } from "../../support/opened-store.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const second = 1_000;

async function announced(people: number, storeUrl = "memory:") {
  const world = announcedWorld(await openedStore(storeUrl), people);
  const reply = await world.orders("Halo.\n---\nHello.");
  const [send] = reply?.rows?.[0] ?? [];
  const id = send !== undefined && "press" in send ? (send.press.split(":")[1] ?? "") : "";
  world.got.length = 0;
  return { ...world, id };
}

const people = ({ got }: Pick<Awaited<ReturnType<typeof announced>>, "got">) =>
  got.map(({ to }) => to).toSorted((a, b) => a - b);
const upTo = (most: number) => Array.from({ length: most }, (_, at) => at + 1);

test("everybody gets it once, in their language, twenty a second, and ops read how it ended", async () => {
  const world = await announced(100);
  const { wake, stop } = world.program();
  await world.presses("announce", world.id, wake);
  await world.timer.pass(2 * second);
  expect(world.got).toHaveLength(41);
  await world.timer.pass(20 * second);
  expect(people(world)).toEqual(upTo(100));
  for (const { to, html } of world.got) expect(html).toContain(to % 2 === 0 ? "\n\nHello." : "\n\nHalo.");
  expect(world.shown.at(-1)).toEqual({
    html: "✅ <b>The announcement was sent</b>\nSent: 100 of 100",
    rows: undefined,
    at: expect.any(Number),
  });
  await stop();
  expect(world.failed).toEqual([]);
});

test("while it is sent ops read how far it is, at most every five seconds", async () => {
  const world = await announced(1_000);
  const { wake, stop } = world.program();
  await world.presses("announce", world.id, wake);
  await world.timer.pass(21 * second);
  expect(world.shown.map(({ html }) => html.split("\n").slice(1))).toEqual([
    ["Sent: 0 of 1000", "Left: 1000, about 50 s"],
    ["Sent: 100 of 1000", "Left: 900, about 45 s"],
    ["Sent: 200 of 1000", "Left: 800, about 40 s"],
    ["Sent: 300 of 1000", "Left: 700, about 35 s"],
    ["Sent: 400 of 1000", "Left: 600, about 30 s"],
  ]);
  await stop();
});

test("who has blocked the bot, who left and who was suspended meanwhile are counted", async () => {
  const world = await announced(40);
  world.answers(async ({ chat }) => (chat % 10 === 5 ? { kind: "closed" } : { kind: "sent", message: 1 }));
  const { wake, stop } = world.program();
  await world.presses("announce", world.id, wake);
  await world.timer.pass(second / 2);
  world.members.delete(38);
  const last = world.members.get(40);
  if (last !== undefined) world.members.set(40, { ...last, isSuspended: true });
  const other = world.members.get(39);
  if (other !== undefined) world.members.set(39, { ...other, handle: "somebody else" });
  await world.timer.pass(5 * second);
  expect(world.shown.at(-1)?.html).toContain(
    "Sent: 33 of 40\nNot reached (bot blocked or chat closed): 4\nLeft out (no longer members): 3",
  );
  await stop();
});

test("stopped in the middle, nobody else is written to", async () => {
  const world = await announced(100);
  const { wake, stop } = world.program();
  await world.presses("announce", world.id, wake);
  await world.timer.pass(second);
  expect(await world.presses("announce-stop", world.id)).toEqual({ toast: "Stopped." });
  await world.timer.pass(10 * second);
  expect(world.got).toHaveLength(21);
  expect(world.shown.at(-1)?.html).toBe("⏹ <b>The announcement was stopped</b>\nSent: 21 of 100\nNot written to: 79");
  expect(await world.presses("announce-stop", world.id)).toEqual({
    toast: "This announcement was already sent or cancelled.",
  });
  await stop();
});

test("however often and by whomever Send is pressed, it is sent once", async () => {
  const world = await announced(5);
  const { wake, stop } = world.program();
  const presses = () => world.presses("announce", world.id, wake);
  expect(await Promise.all([presses(), presses()])).toContainEqual({ toast: "Sending." });
  await presses();
  await world.timer.pass(10 * second);
  await presses();
  await world.presses("announce-drop", world.id);
  await world.timer.pass(10 * second);
  expect(people(world)).toEqual(upTo(5));
  expect(world.audited).toEqual([
    { kind: "deed", deed: "announcement-sent", about: world.id, by: "h1", at: expect.any(Number) },
  ]);
  await stop();
});

test("one that was sent is not sent again after another one", async () => {
  const world = await announced(3);
  const { wake, stop } = world.program();
  await world.presses("announce", world.id, wake);
  await world.timer.pass(10 * second);
  const reply = await world.orders("Lagi.");
  const [send] = reply?.rows?.[0] ?? [];
  await world.presses("announce", send !== undefined && "press" in send ? (send.press.split(":")[1] ?? "") : "", wake);
  await world.timer.pass(10 * second);
  expect(await world.presses("announce", world.id, wake)).toEqual({
    toast: "This announcement was already sent or cancelled.",
  });
  await world.timer.pass(10 * second);
  expect(world.got.filter(({ to }) => to !== opsChat)).toHaveLength(6);
  await stop();
});

test("a second one waits until the first is through", async () => {
  const world = await announced(100);
  const { wake, stop } = world.program();
  await world.presses("announce", world.id, wake);
  const reply = await world.orders("Lagi.");
  const [send] = reply?.rows?.[0] ?? [];
  const next = send !== undefined && "press" in send ? (send.press.split(":")[1] ?? "") : "";
  expect(await world.presses("announce", next)).toEqual({
    toast: "Another announcement is still being sent. Wait until it is done.",
  });
  await stop();
});

test("called off by two at once, it is called off once", async () => {
  const world = await announced(3, `file:${temporaryFolder()}`);
  const replies = await Promise.all([
    world.presses("announce-drop", world.id),
    world.presses("announce-drop", world.id),
  ]);
  expect(replies).toContainEqual({ html: "OK, the announcement was not sent." });
  expect(replies).toContainEqual({ toast: "This announcement was already sent or cancelled." });
});

test("called off, it cannot be sent any more", async () => {
  const world = await announced(3);
  expect((await world.presses("announce-drop", world.id))?.html).toBe("OK, the announcement was not sent.");
  expect((await world.presses("announce", world.id))?.toast).toBe("This announcement was already sent or cancelled.");
});

test("while Telegram is away nobody is passed over; what may have arrived is not sent twice", async () => {
  const world = await announced(30);
  const { clock } = world.timer;
  const back = clock() + 60 * second;
  world.answers(async ({ chat }) => {
    if (chat === 3) return { kind: "away", mayBeThere: true };
    return clock() < back ? { kind: "away" } : { kind: "sent", message: 1 };
  });
  const { wake, stop } = world.program();
  await world.presses("announce", world.id, wake);
  await world.timer.pass(120 * second);
  expect(people(world)).toEqual(upTo(30).filter((person) => person !== 3));
  expect(world.shown.at(-1)?.html).toContain("Sent: 29 of 30\nNot certain (cut off while sending): 1");
  await stop();
});

test("while one call is held back by Telegram's limits, nobody presses on beside it", async () => {
  const world = await announced(100);
  const { clock, later } = world.timer;
  const until = clock() + 30 * second;
  let begun = 0;
  world.answers(
    () =>
      new Promise((resolve) => {
        begun += 1;
        later(Math.max(until - clock(), 0), () => resolve({ kind: "sent", message: 1 }));
      }),
  );
  const { wake, stop } = world.program();
  await world.presses("announce", world.id, wake);
  await world.timer.pass(29 * second);
  expect(begun).toBe(8);
  await world.timer.pass(20 * second);
  expect(people(world)).toEqual(upTo(100));
  await stop();
});

test("however programs end and take over, nobody gets it twice, and all are accounted for", async () => {
  const ends = fc.record({ after: fc.integer({ min: 0, max: 3_000 }), how: fc.constantFrom("stopped", "killed") });
  await fc.assert(
    fc.asyncProperty(fc.array(ends, { maxLength: 5 }), fc.integer({ min: 0, max: 400 }), async (programs, takes) => {
      const world = await announced(60);
      const { timer } = world;
      // What a program that is killed has sent arrives, but nobody hears of it.
      world.answers(() => new Promise((resolve) => timer.later(takes, () => resolve({ kind: "sent", message: 1 }))));
      await world.presses("announce", world.id);
      for (const { after, how } of programs) {
        const killed = new AbortController();
        const one = world.program(undefined, killed.signal);
        await timer.pass(after);
        if (how === "killed") killed.abort();
        else {
          const stopped = one.stop();
          await timer.pass(takes);
          await stopped;
        }
      }
      const last = world.program();
      await timer.pass(30 * second);
      await last.stop();
      const reached = people(world).filter((person) => person !== opsChat);
      expect(new Set(reached).size).toBe(reached.length);
      const end = (await world.kept.round()).round;
      expect(end).toMatchObject({ phase: "told", total: 60, next: 60, trying: [], due: [] });
      const { sent, missed, unsure, skipped } = end?.tally ?? { sent: 0, missed: 0, unsure: 0, skipped: 0 };
      expect(sent + missed + unsure + skipped).toBe(60);
      expect(reached.length).toBeGreaterThanOrEqual(sent);
      if (programs.every(({ how }) => how === "stopped")) expect(reached).toEqual(upTo(60));
      expect(world.failed).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
