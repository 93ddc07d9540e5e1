import { describe, expect, test } from "vitest";
import type { Event } from "../../src/conversation/event.ts";
import { type Ports, turns } from "../../src/conversation/turns.ts";
import type { Answer } from "../../src/inquiry/answer.ts";
import type { InquiryOutcome } from "../../src/inquiry/outcome.ts";
import { at, atBill, billFound, checkingPln, home, noon, refusedWith, shop } from "../support/sample-conversation.ts";
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
    expect(log.slice(0, 4)).toEqual(["load", "save", "wait", "ask R1"]);
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
    expect(log.filter((line) => line.startsWith("show"))).toEqual(["show checking below -", "show result live 101"]);
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
    expect(stateOf(sari)).not.toHaveProperty("lastBill");
    expect(log.filter((line) => line.startsWith("show result"))).toEqual([]);
  });

  test("goes on while its person looks at something else, and stays theirs alone", async () => {
    const { asked, take } = await waitingForBill();
    await take({ place: sari, event: { kind: "command", command: "help", text: "" }, preferred });
    await take({ place: sari, event: { kind: "text", text: "halo" }, preferred });
    await take({ place: budi, event: cancel, preferred });
    expect(asked.signal.aborted).toBe(false);
  });

  test("gives way to the one that is asked instead", async () => {
    const { all, asked, idle, stateOf, take } = await waitingForBill();
    const instead: Event = { kind: "command", command: "check", text: "pln pascabayar 516070377775" };
    await take({ place: sari, event: instead, preferred });
    expect(all).toHaveLength(2);
    expect(asked.signal.aborted).toBe(true);
    all[1]?.resolve(answered(billFound));
    asked.resolve(answered(refusedWith("provider-unavailable")));
    await idle();
    expect(stateOf(sari).view).toMatchObject({ result: { values: { account: "516070377775" }, outcome: billFound } });
  });

  test("whose answer cannot be saved is told, and the check can still be cancelled", async () => {
    const world = turnWorld();
    const { save } = world.ports;
    const failure = new Error("the disk is full");
    const { take, idle } = turns(shop, {
      ...world.ports,
      save: (place, state) => (state.view.at === "result" ? Promise.reject(failure) : save(place, state)),
    });
    await take({ place: sari, event: check, preferred });
    world.asked[0]?.resolve(answered(billFound));
    await idle();
    expect(world.broken).toEqual([["save", failure]]);
    await take({ place: sari, event: cancel, preferred });
    expect(world.stateOf(sari).view).toEqual(home);
  });
});

describe("after a restart", () => {
  test("what was being asked is asked again, by its reference, and answered", async () => {
    const world = turnWorld();
    world.put(sari, at(checkingPln, { live: 42 }));
    const { resume, idle } = turns(shop, world.ports);
    resume(sari, world.stateOf(sari));
    expect(world.asked[0]?.inquiry).toMatchObject({ reference: "REF1", values: { account: "514040400482" } });
    world.asked[0]?.resolve(answered(billFound));
    await idle();
    expect(world.stateOf(sari).view).toMatchObject({ at: "result", result: { reference: "REF1" } });
    expect(world.log).toContain("show result live 42");
  });

  test("an answer that could not be saved is asked for again when the person next does something", async () => {
    const world = turnWorld();
    const { save } = world.ports;
    let isFull = false;
    const ports: Ports = {
      ...world.ports,
      save: (...all) => (isFull ? Promise.reject(new Error("full")) : save(...all)),
    };
    const { take, idle } = turns(shop, ports);
    await take({ place: sari, event: check, preferred });
    isFull = true;
    world.asked[0]?.resolve(answered(billFound));
    await idle();
    expect(world.stateOf(sari).view).toMatchObject({ at: "checking" });
    expect(world.broken).toContainEqual(["save", new Error("full")]);
    isFull = false;
    await take({ place: sari, event: { kind: "unreadable" }, preferred });
    expect(world.asked.map(({ inquiry }) => inquiry.reference)).toEqual(["R1", "R1"]);
  });

  test("nothing is asked twice, or for who waits for nothing, or for a product that is gone", () => {
    const world = turnWorld();
    const { resume } = turns(shop, world.ports);
    resume(sari, at(checkingPln));
    resume(sari, at(checkingPln));
    resume(budi, atBill);
    resume(budi, at({ ...checkingPln, product: "gone", reference: "REF9" }));
    expect(world.asked).toHaveLength(1);
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
  });
});

describe("being idle", () => {
  test("waits for answers, and for what they show", async () => {
    const { asked, idle, log } = await waitingForBill();
    const over = idle().then(() => log.push("idle"));
    asked.resolve(answered(billFound));
    await over;
    expect(log.slice(-4)).toEqual(["load", "save", "show result live 101", "idle"]);
  });
});
