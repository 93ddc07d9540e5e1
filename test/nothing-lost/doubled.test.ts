import { expect, test } from "vitest";
import { redisInstalled, redisNote, redisServer } from "../support/redis-server.ts";
import { isAnswer } from "./agent.ts";
import type { ChatView } from "./chat-view.ts";
import { report } from "./report.ts";
import { nothingLost, tallyOf } from "./tally.ts";
import { type WorldOutside, worldOutside } from "./world-outside.ts";

const timeout = 240_000;
const seed = Number(process.env.SEED ?? 11);
const patienceMs = 120_000;

async function twoCopies(people: number, spread: "in-turn" | "to-all"): Promise<WorldOutside & { storeUrl: string }> {
  const { url: storeUrl } = await redisServer();
  const world = await worldOutside({ seed, delivery: "webhook", storeUrl, people, copies: 2, spread });
  for (const copy of world.copies) copy.start();
  await Promise.all(world.copies.map((copy) => copy.ready()));
  return { ...world, storeUrl };
}

test.skipIf(!redisInstalled)(
  `every update to two copies in the same moment, and once more later: one inquiry and one answer${redisNote}`,
  { timeout },
  async () => {
    const { copies, provider, checksUntil, quiet, storeUrl } = await twoCopies(20, "to-all");
    const checks = await checksUntil(AbortSignal.timeout(10_000));
    await quiet(3_000);
    const tally = tallyOf(checks);
    await report({ label: "doubled", seed, delivery: "webhook", storeUrl, aims: ["doubled"], tally, checks, copies });
    expect(tally).toMatchObject({ ...nothingLost, answered: tally.asked });
    expect(checks.filter(({ account }) => provider.asked(account) !== 1)).toEqual([]);
    expect(tally.asked).toBeGreaterThan(20);
  },
);

test.skipIf(!redisInstalled)(`an update that comes behind a later one is taken${redisNote}`, { timeout }, async () => {
  const { provider, views, post, quiet } = await twoCopies(1, "in-turn");
  const [view] = views;
  if (view === undefined) throw new Error("there is nobody");
  await view.client.say(view.chat, "/start");
  await view.until(() => view.standing()[0], patienceMs);

  const [early, late] = ["514040400401", "514040400402"] as const;
  const sayLate = lineOf(view, 2, late);
  const sayEarly = lineOf(view, 1, early);
  expect(await post(0, sayLate)).toBe(200);
  await view.until(() => view.shown().find(isAnswer(late)), patienceMs);
  expect(await post(1, sayEarly)).toBe(200);
  await view.until(() => view.shown().find(isAnswer(early)), patienceMs);
  expect(await Promise.all([post(0, sayEarly), post(1, sayLate), post(1, sayEarly)])).toEqual([200, 200, 200]);
  await quiet(1_000);
  for (const account of [early, late]) {
    expect(view.standing().filter(isAnswer(account))).toHaveLength(1);
    expect(provider.asked(account)).toBe(1);
  }
});

test.skipIf(!redisInstalled)(
  `what is no check is answered once too, when it comes to two copies in the same moment and again later${redisNote}`,
  { timeout },
  async () => {
    const { views, post, quiet } = await twoCopies(1, "in-turn");
    const [view] = views;
    if (view === undefined) throw new Error("there is nobody");
    await view.client.say(view.chat, "/start");
    await view.until(() => view.standing()[0], patienceMs);
    const isAnswered = ({ text = "" }: { readonly text?: string }) => text.includes("/hapusdata");
    const update = textOf(view, 1, "/privasi");
    expect(await Promise.all([post(0, update), post(1, update)])).toEqual([200, 200]);
    await view.until(() => view.shown().find(isAnswered), patienceMs);
    expect(await Promise.all([post(0, update), post(1, update)])).toEqual([200, 200]);
    await quiet(1_000);
    expect(view.shown().filter(isAnswered)).toHaveLength(1);
  },
);

/** Beyond every id that the playground gives. */
const firstUpdate = 2 ** 31;

function lineOf(view: ChatView, at: number, account: string): object {
  return textOf(view, at, `pln pascabayar ${account}`);
}

function textOf({ client, chat }: ChatView, at: number, text: string): object {
  const person = { id: client.id, is_bot: false, first_name: "Agen" };
  const room = { id: chat, type: "private", first_name: "Agen" };
  return {
    update_id: firstUpdate + at,
    message: { message_id: 2 ** 30 + at, date: 1, chat: room, from: person, text },
  };
}
