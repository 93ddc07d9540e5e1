import { describe, expect, test } from "vitest";
import type { Event } from "../../src/conversation/event.ts";
import type { Shown } from "../../src/conversation/ports.ts";
import { turns } from "../../src/conversation/turns.ts";
import { deferred } from "../support/deferred.ts";
import { manualTimer } from "../support/manual-timer.ts";
import { at, billFound, checkingPln, noon, resultOf, shop } from "../support/sample-conversation.ts";
import { settled } from "../support/settled.ts";
import { budi, sari, turnWorld } from "../support/turn-world.ts";

const check: Event = { kind: "text", text: "pln pascabayar 514040400482" };
const bill = { outcome: billFound, answeredAt: noon };
const preferred = "id";

/** Sari and Budi have asked for the same bill and wait for it. */
async function bothWaiting() {
  const world = turnWorld();
  const conversation = turns(shop, world.ports);
  for (const place of [sari, budi]) await conversation.take({ place, event: check, preferred });
  const [first, second] = world.asked;
  if (first === undefined || second === undefined) throw new Error("nothing was asked");
  return { ...world, ...conversation, first, second };
}

describe("forgetting a person", () => {
  test("ends what they have asked, which is no job any more, and nobody else's", async () => {
    const { forget, idle, first, second, isKept, jobs, stateOf } = await bothWaiting();
    await forget(sari.person);
    expect([first.signal.aborted, second.signal.aborted]).toEqual([true, false]);
    first.resolve(bill);
    second.resolve(bill);
    await idle();
    expect(isKept(sari)).toBe(false);
    expect(stateOf(budi).view.at).toBe("result");
    expect([...jobs]).toEqual([]);
  });

  test("lets no answer be told that was on its way", async () => {
    const { forget, idle, first, second, isKept, log } = await bothWaiting();
    first.resolve(bill);
    await forget(sari.person);
    expect(log.filter((line) => line.startsWith("show result"))).toEqual([]);
    second.resolve(bill);
    await idle();
    expect(isKept(sari)).toBe(false);
    expect(log.filter((line) => line.startsWith("show result"))).toHaveLength(1);
  });

  test("waits for the turn that is being taken, and ends what that asks", async () => {
    const world = turnWorld();
    const { save } = world.ports;
    const held = deferred<void>();
    const { take, forget } = turns(shop, {
      ...world.ports,
      save: async (...call) => {
        await held.promise;
        return save(...call);
      },
    });
    const taken = take({ place: sari, event: check, preferred });
    const forgotten = forget(sari.person);
    held.resolve();
    await Promise.all([taken, forgotten]);
    expect(world.asked[0]?.signal.aborted).toBe(true);
    expect(world.isKept(sari)).toBe(false);
  });

  test("gives up what is still to be shown to them while Telegram is away", async () => {
    const timer = manualTimer();
    const shown: Shown[] = [{ kind: "away" }];
    const world = turnWorld({ later: timer.later });
    const { show } = world.ports;
    const { take, forget, idle } = turns(shop, {
      ...world.ports,
      show: async (...call) => shown.shift() ?? show(...call),
    });
    const taken = take({ place: sari, event: { kind: "command", command: "start", text: "" }, preferred });
    await settled();
    await forget(sari.person);
    await timer.pass(60_000);
    await Promise.all([taken, idle()]);
    expect(world.log.filter((line) => line.startsWith("show"))).toEqual([]);
  });
});

describe("a conversation of which nothing is kept", () => {
  const late = { reference: "R1", product: "pln-postpaid", values: {}, askedAt: noon };

  test("is not begun by an answer that another program has waited for", async () => {
    const here = turnWorld();
    const { take, idle } = turns(shop, here.ports);
    await take({ place: sari, event: check, preferred });
    // Another program has forgotten its person.
    await here.ports.forget(sari);
    here.timers.find(({ milliseconds }) => milliseconds === 8_000)?.run();
    here.asked[0]?.resolve(bill);
    await idle();
    expect(here.isKept(sari)).toBe(false);
    expect(here.log.filter((line) => line.startsWith("show"))).toEqual(["show checking in a new message"]);
    expect([...here.jobs]).toEqual([]);
    expect(here.broken).toEqual([]);
  });

  test("is not begun by a screen or a late answer that has come to stand", async () => {
    const world = turnWorld();
    world.put(sari, at(checkingPln, { left: [{ ...late, result: resultOf() }] }));
    const { takeUp, idle } = turns(shop, {
      ...world.ports,
      show: async (...call) => {
        await world.ports.forget(sari);
        return world.ports.show(...call);
      },
    });
    await takeUp("R1", sari);
    await idle();
    expect(world.isKept(sari)).toBe(false);
    expect(world.broken).toEqual([]);
  });

  test("is begun anew by its person", async () => {
    const { forget, take, stateOf, first } = await bothWaiting();
    await forget(sari.person);
    first.resolve(bill);
    await take({ place: sari, event: { kind: "command", command: "start", text: "" }, preferred });
    expect(stateOf(sari)).toMatchObject({ view: { at: "categories" }, bills: [], recent: [] });
  });
});
