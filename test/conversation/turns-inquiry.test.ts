import { describe, expect, test, vi } from "vitest";
import type { Event } from "../../src/conversation/event.ts";
import { turns } from "../../src/conversation/turns.ts";
import type { Answer } from "../../src/inquiry/answer.ts";
import type { InquiryOutcome } from "../../src/inquiry/outcome.ts";
import { deferred } from "../support/deferred.ts";
import {
  at,
  atBill,
  billFound,
  checkingPln,
  home,
  noon,
  refusedWith,
  resultOf,
  shop,
} from "../support/sample-conversation.ts";
import { budi, sari, turnWorld } from "../support/turn-world.ts";

const check: Event = { kind: "text", text: "pln pascabayar 514040400482" };
const cancel: Event = { kind: "command", command: "cancel", text: "" };
const preferred = "id";
const answered = (outcome: InquiryOutcome): Answer => ({ outcome, answeredAt: noon });

/** Sari has asked for a bill and waits for it. */
async function waitingForBill() {
  const world = turnWorld();
  const conversation = turns(shop, world.ports);
  await conversation.take({ place: sari, event: check, preferred });
  const [asked] = world.asked;
  const [timer] = world.timers;
  if (asked === undefined || timer === undefined) throw new Error("nothing was asked");
  return { ...world, ...conversation, asked, timer, all: world.asked };
}

describe("an inquiry", () => {
  test("is asked when the turn is saved, and nothing waits for it", async () => {
    const { asked, log, stateOf } = await waitingForBill();
    expect(log.slice(0, 5)).toEqual(["load", "job R1", "save", "wait", "ask R1"]);
    expect(asked.inquiry).toMatchObject({
      reference: "R1",
      product: { id: "pln-postpaid" },
      values: { account: "514040400482" },
    });
    expect(stateOf(sari).view).toMatchObject({ at: "checking", reference: "R1" });
  });

  test("that is answered ends as a result, and the waiting with it", async () => {
    const { asked, idle, log, stateOf, timer } = await waitingForBill();
    asked.resolve(answered(billFound));
    await idle();
    expect(stateOf(sari).view).toMatchObject({ at: "result", result: { reference: "R1", outcome: billFound } });
    expect(log).toContain("waited");
    expect(timer.stopped).toBe(true);
    expect(log.filter((line) => line.startsWith("show"))).toEqual([
      "show checking in a new message",
      "show result in 101",
    ]);
    expect(log.at(-1)).toBe("done R1");
  });

  test("that throws is a misbehaving provider, and its error is told", async () => {
    const { asked, broken, idle, stateOf } = await waitingForBill();
    const failure = new Error("a bug");
    asked.reject(failure);
    await idle();
    expect(stateOf(sari).view).toMatchObject({ at: "result", result: { outcome: { kind: "provider-misbehaved" } } });
    expect(broken).toEqual([["inquiry", failure]]);
  });

  test("that takes eight seconds is said to be slow", async () => {
    const { asked, idle, log, stateOf, timer } = await waitingForBill();
    expect(timer.milliseconds).toBe(8_000);
    timer.run();
    asked.resolve(answered(refusedWith("blocked")));
    await idle();
    expect(log.filter((line) => line.startsWith("show checking"))).toHaveLength(2);
    expect(stateOf(sari).view.at).toBe("result");
  });

  test("that is slow after it ended is nothing any more", async () => {
    const { asked, idle, stateOf, timer } = await waitingForBill();
    asked.resolve(answered(billFound));
    await idle();
    timer.run();
    await idle();
    expect(stateOf(sari).view.at).toBe("result");
  });

  test("that is cancelled is aborted, and its late answer changes nothing", async () => {
    const { asked, idle, log, stateOf, take } = await waitingForBill();
    await take({ place: sari, event: cancel, preferred });
    expect(asked.signal.aborted).toBe(true);
    asked.resolve(answered(billFound));
    await idle();
    expect(stateOf(sari)).toMatchObject({ view: home, recent: [] });
    expect(stateOf(sari)).toMatchObject({ bills: [], left: [] });
    expect(log).toContain("done R1");
    expect(log.filter((line) => line.startsWith("show result"))).toEqual([]);
  });

  test("goes on while its person looks at something else, and stays theirs alone", async () => {
    const { asked, take } = await waitingForBill();
    await take({ place: sari, event: { kind: "command", command: "help", text: "" }, preferred });
    await take({ place: sari, event: { kind: "text", text: "halo" }, preferred });
    await take({ place: budi, event: cancel, preferred });
    expect(asked.signal.aborted).toBe(false);
  });

  test("goes on when another is asked instead, and is told by itself when its answer comes", async () => {
    const { all, asked, idle, log, stateOf, take } = await waitingForBill();
    const instead: Event = { kind: "command", command: "check", text: "pln pascabayar 516070377775" };
    await take({ place: sari, event: instead, preferred });
    expect(all).toHaveLength(2);
    expect(asked.signal.aborted).toBe(false);
    all[1]?.resolve(answered(billFound));
    await vi.waitFor(() => expect(stateOf(sari).view.at).toBe("result"));
    asked.resolve(answered(billFound));
    await idle();
    const { view, bills, left } = stateOf(sari);
    expect(view).toMatchObject({ result: { values: { account: "516070377775" } } });
    expect(bills.map(({ values }) => values.account)).toEqual(["514040400482", "516070377775"]);
    expect(left).toEqual([]);
    expect(log.filter((line) => line.startsWith("show result"))).toEqual(["show result in 102", "show result in 103"]);
    expect(log).toContain("show late-answer in a new message");
    expect(log).toContain("done R1");
  });

  test("whose answer cannot be saved is told, saved when that works again, and asked but once", async () => {
    const world = turnWorld();
    const { save } = world.ports;
    const failure = new Error("the disk is full");
    let isFull = true;
    const { take, idle } = turns(shop, {
      ...world.ports,
      save: (place, state, revision) =>
        state.view.at === "result" && isFull ? Promise.reject(failure) : save(place, state, revision),
    });
    await take({ place: sari, event: check, preferred });
    world.asked[0]?.resolve(answered(billFound));
    const again = () => world.timers.find(({ milliseconds, stopped }) => milliseconds === 1_000 && !stopped);
    await vi.waitFor(() => expect(again()).toBeDefined());
    expect(world.broken).toEqual([["save", failure]]);
    expect(world.jobs.has("R1")).toBe(true);
    isFull = false;
    again()?.run();
    await idle();
    expect(world.stateOf(sari).view).toMatchObject({ at: "result", result: { outcome: billFound } });
    expect(world.asked).toHaveLength(1);
    expect(world.jobs.size).toBe(0);
  });

  test("that the store has kept, though it seemed to refuse it, is looked after at the next turn", async () => {
    const world = turnWorld();
    const { save } = world.ports;
    let saves = 0;
    const { take, idle } = turns(shop, {
      ...world.ports,
      save: async (...call) => {
        saves += 1;
        const saved = await save(...call);
        if (saves === 1) throw new Error("no answer in time");
        return saved;
      },
    });
    await expect(take({ place: sari, event: check, preferred, update: 1 })).rejects.toThrow("no answer in time");
    expect(world.asked).toEqual([]);
    await take({ place: sari, event: check, preferred, update: 2 });
    await idle();
    expect(world.log.filter((line) => line.startsWith("offer"))).toEqual(["offer R1"]);
  });

  test("that runs here is nobody else's", async () => {
    const { log, take } = await waitingForBill();
    await take({ place: sari, event: check, preferred, update: 2 });
    expect(log.filter((line) => line.startsWith("offer"))).toEqual([]);
  });

  test("whose answer cannot be saved can still be cancelled", async () => {
    const world = turnWorld();
    const { save } = world.ports;
    const { take, idle } = turns(shop, {
      ...world.ports,
      save: (place, state, revision) =>
        state.view.at === "result" ? Promise.reject(new Error("full")) : save(place, state, revision),
    });
    await take({ place: sari, event: check, preferred });
    world.asked[0]?.resolve(answered(billFound));
    await vi.waitFor(() => expect(world.broken).toHaveLength(1));
    await take({ place: sari, event: cancel, preferred });
    await idle();
    expect(world.stateOf(sari).view).toEqual(home);
    expect(world.jobs.size).toBe(0);
  });
});

describe("what another program has left", () => {
  test("is asked again, by its reference, and answered in its message", async () => {
    const world = turnWorld();
    world.put(sari, at(checkingPln, { live: 42 }));
    const { takeUp } = turns(shop, world.ports);
    const done = takeUp("REF1", sari);
    await vi.waitFor(() => expect(world.asked).toHaveLength(1));
    expect(world.asked[0]?.inquiry).toMatchObject({ reference: "REF1", values: { account: "514040400482" } });
    world.asked[0]?.resolve(answered(billFound));
    expect(await done).toBe(true);
    expect(world.stateOf(sari).view).toMatchObject({ at: "result", result: { reference: "REF1" } });
    expect(world.log.filter((line) => line.startsWith("show"))).toEqual(["show result in 42"]);
  });

  test("without a message of its own is shown first, so that the answer has one to stand in", async () => {
    const world = turnWorld();
    world.put(sari, at(checkingPln, { live: 42, unsent: "drop-old" }));
    const { takeUp } = turns(shop, world.ports);
    const done = takeUp("REF1", sari);
    await vi.waitFor(() => expect(world.asked).toHaveLength(1));
    world.asked[0]?.resolve(answered(billFound));
    await done;
    expect(world.log.filter((line) => /^(show|take)/.test(line))).toEqual([
      "show checking in a new message",
      "take away 42",
      "show result in 101",
    ]);
  });

  test("and was answered is shown in its message, which changes nothing when it was shown before", async () => {
    const world = turnWorld();
    world.put(sari, { ...atBill, live: 42 });
    expect(await turns(shop, world.ports).takeUp("REF1", sari)).toBe(true);
    expect(world.log).toEqual(["load", "load", "show result in 42", "load"]);
  });

  test("is shown until it is what the state says, which another program may change meanwhile", async () => {
    const world = turnWorld();
    world.put(sari, at(home, { live: 42 }));
    let shows = 0;
    const { show } = world.ports;
    const { takeUp } = turns(shop, {
      ...world.ports,
      show: (...all) => {
        shows += 1;
        if (shows === 1) world.put(sari, { ...atBill, live: 42 });
        return show(...all);
      },
    });
    await takeUp("screen 1:1 old", sari);
    expect(world.log.filter((line) => line.startsWith("show"))).toEqual(["show categories in 42", "show result in 42"]);
  });

  test("is not sent anew in place of a message that is gone, when the person has gone on", async () => {
    const world = turnWorld();
    world.put(sari, { ...atBill, live: 42 });
    const shown: unknown[] = [];
    const { takeUp } = turns(shop, {
      ...world.ports,
      show: async (_, { body }, message) => {
        shown.push([body.show, message]);
        if (message === undefined) return { kind: "shown", message: 50 };
        if (message === 42) world.put(sari, at(home, { live: 43, nonce: "newer" }));
        return message === 42 ? { kind: "gone" } : { kind: "shown", message };
      },
    });
    await takeUp("REF1", sari);
    expect(shown).toEqual([["result", 42]]);
  });

  test("and whose message is gone is sent anew when nobody has gone on", async () => {
    const world = turnWorld();
    world.put(sari, { ...atBill, live: 42 });
    const { show } = world.ports;
    const { takeUp } = turns(shop, {
      ...world.ports,
      show: async (place, screen, message) => (message === 42 ? { kind: "gone" } : show(place, screen, message)),
    });
    await takeUp("REF1", sari);
    expect(world.log).toContain("show result in a new message");
    expect(world.stateOf(sari).live).toBe(101);
  });

  test("below a bill leaves that bill as it stands", async () => {
    const world = turnWorld();
    world.put(sari, at(home, { live: 42, unsent: "keep-old" }));
    await turns(shop, world.ports).takeUp("screen 1:1 old", sari);
    expect(world.log.filter((line) => /^(show|take|leave)/.test(line))).toEqual(["show categories in a new message"]);
    expect(world.stateOf(sari)).toMatchObject({ live: 101 });
    expect(world.stateOf(sari)).not.toHaveProperty("unsent");
  });

  test("of a late answer is told", async () => {
    const world = turnWorld();
    const left = { reference: "REF1", product: "pln-postpaid", values: {}, askedAt: noon, result: resultOf() };
    world.put(sari, at(home, { live: 42, left: [left] }));
    const { takeUp } = turns(shop, world.ports);
    await Promise.all([takeUp("REF1", sari), takeUp("REF1", sari)]);
    expect(world.log.filter((line) => line.startsWith("show"))).toEqual([
      "show late-answer in a new message",
      "show result in 101",
    ]);
    expect(world.stateOf(sari)).toMatchObject({ live: 42, left: [] });
  });

  test("of a late answer that has its message already is told in that one", async () => {
    const world = turnWorld();
    const left = {
      reference: "REF1",
      product: "pln-postpaid",
      values: {},
      askedAt: noon,
      result: resultOf(),
      message: 77,
    };
    world.put(sari, at(home, { live: 42, left: [left] }));
    await turns(shop, world.ports).takeUp("REF1", sari);
    expect(world.log).toContain("show result in 77");
    expect(world.stateOf(sari).left).toEqual([]);
  });

  test("is asked once, and not at all for a product that is gone or where nobody has been", async () => {
    const world = turnWorld();
    const { takeUp, stop } = turns(shop, world.ports);
    world.put(sari, at(checkingPln, { live: 42 }));
    const taking = [takeUp("REF1", sari), takeUp("REF1", sari)];
    await vi.waitFor(() => expect(world.asked).toHaveLength(1));
    world.put(budi, at({ ...checkingPln, product: "gone", reference: "REF9" }, { live: 43 }));
    expect(await takeUp("REF9", budi)).toBe(true);
    expect(await takeUp("REF9", { ...budi, chat: 99 })).toBe(true);
    expect(world.asked).toHaveLength(1);
    world.asked[0]?.signal.addEventListener("abort", () => world.asked[0]?.resolve(answered(billFound)));
    await stop();
    expect(await Promise.all(taking)).toEqual([false, false]);
  });

  test("of a screen is shown, and leaves inquiries and late answers to their own jobs", async () => {
    const world = turnWorld();
    const left = { reference: "REF2", product: "pln-postpaid", values: {}, askedAt: noon, result: resultOf() };
    world.put(sari, at(checkingPln, { live: 42, unsent: "drop-old", left: [left] }));
    expect(await turns(shop, world.ports).takeUp("screen 1:1 old", sari)).toBe(true);
    expect(world.log.filter((line) => line.startsWith("show"))).toEqual(["show checking in a new message"]);
    expect(world.asked).toHaveLength(0);
    expect(world.stateOf(sari).left).toEqual([left]);
  });

  test("of an inquiry that is neither on the screen nor left to be told is nothing", async () => {
    const world = turnWorld();
    world.put(sari, at({ ...checkingPln, reference: "REF7" }, { live: 42, unsent: "drop-old" }));
    expect(await turns(shop, world.ports).takeUp("REF1", sari)).toBe(true);
    expect(world.log).toEqual(["load"]);
  });
});

describe("stopping", () => {
  test("aborts what is asked and leaves it in the state, to be asked again", async () => {
    const { asked, broken, log, stateOf, stop } = await waitingForBill();
    asked.signal.addEventListener("abort", () => asked.resolve(answered(refusedWith("provider-unavailable"))));
    await stop();
    expect(stateOf(sari).view).toMatchObject({ at: "checking", reference: "R1" });
    expect(log.filter((line) => line.startsWith("show result"))).toEqual([]);
    expect(broken).toEqual([]);
    expect(log).not.toContain("done R1");
  });

  test("asks nothing any more: what is asked then is a job for the next", async () => {
    const world = turnWorld();
    const { save } = world.ports;
    const hanging = deferred<void>();
    const { take, stop } = turns(shop, {
      ...world.ports,
      save: async (...call) => {
        await hanging.promise;
        return save(...call);
      },
    });
    const taken = take({ place: sari, event: check, preferred });
    const stopped = stop();
    hanging.resolve();
    await Promise.all([taken, stopped]);
    expect(world.asked).toEqual([]);
    expect(world.stateOf(sari).view.at).toBe("checking");
    expect(world.jobs.has("R1")).toBe(true);
  });
});

describe("being idle", () => {
  test("waits for answers, and for what they show", async () => {
    const { asked, idle, log } = await waitingForBill();
    const over = idle().then(() => log.push("idle"));
    asked.resolve(answered(billFound));
    await over;
    expect(log.slice(-5)).toEqual(["load", "save", "show result in 101", "done R1", "idle"]);
  });
});
