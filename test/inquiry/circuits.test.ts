import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Ask } from "../../src/inquiry/ask.ts";
import { type CircuitChange, circuits } from "../../src/inquiry/circuits.ts";
import type { InquiryOutcome } from "../../src/inquiry/outcome.ts";
import { deferred } from "../support/deferred.ts";
import { inquiryOf, never, offer, unavailable } from "../support/inquiries.ts";
import { billFound, noon, productOf, refusedWith } from "../support/sample-conversation.ts";

// The breaker reads the time itself.
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: noon }));
afterEach(() => void vi.useRealTimers());

const openFor = 30_000;
const pass = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);
const down = unavailable("181");
const circuitOpen = unavailable("circuit-open");
const aborted = unavailable("aborted");
const opened: CircuitChange = { provider: "ayopop", group: "electricity", isOpen: true };
const closed: CircuitChange = { ...opened, isOpen: false };
const electricity = productOf("pln-postpaid");
const token = productOf("pln-prepaid");
const water = productOf("pdam-bogor");

/** A provider behind circuits, which answers with what is set. */
function guarded(failures = 3) {
  const changes: CircuitChange[] = [];
  const world: { answer: Ask; asked: number } = { answer: async () => down, asked: 0 };
  const { around, hear, isDisrupted } = circuits({ failures, openFor, changed: (change) => changes.push(change) });
  const ask = around((...question) => {
    world.asked += 1;
    return world.answer(...question);
  });
  const answers = async (...outcomes: readonly InquiryOutcome[]) => {
    for (const outcome of outcomes) {
      world.answer = async () => outcome;
      await ask(offer, inquiryOf(), never());
    }
  };
  return { ask, world, changes, hear, isDisrupted, answers, once: () => ask(offer, inquiryOf(), never()) };
}

describe("a circuit", () => {
  test("opens after so many unavailable answers in a row, and then nobody is asked", async () => {
    const { once, world, changes, answers } = guarded();
    await answers(down, down);
    expect(changes).toEqual([]);
    await answers(down);
    expect(changes).toEqual([opened]);
    expect(await once()).toEqual(circuitOpen);
    expect(world.asked).toBe(3);
  });

  test.each<[string, InquiryOutcome]>([
    ["a bill", billFound],
    ["an answer", refusedWith("unknown-account")],
    ["a refusal of us", refusedWith("provider-refused-us")],
    ["an answer that nobody understands", refusedWith("provider-misbehaved")],
  ])("counts anew after %s", async (_, outcome) => {
    const { changes, answers } = guarded();
    await answers(down, down, outcome, down, down, outcome);
    expect(changes).toEqual([]);
    await answers(down, down, down);
    expect(changes).toEqual([opened]);
  });

  test("takes an inquiry that is called off for no answer at all", async () => {
    const { changes, answers, world, once } = guarded();
    await answers(aborted, aborted, aborted, aborted);
    expect(changes).toEqual([]);
    await answers(down, down, aborted, down);
    expect(changes).toEqual([opened]);
    expect(world.asked).toBe(8);
    expect(await once()).toEqual(circuitOpen);
  });

  test("tells who called off that it was", async () => {
    const { once, world } = guarded();
    world.answer = async () => aborted;
    expect(await once()).toEqual(aborted);
  });

  test("lets a bug through as it is", async () => {
    const { once, world } = guarded();
    world.answer = async () => {
      throw new Error("a bug");
    };
    await expect(once()).rejects.toThrow("a bug");
  });
});

describe("an open circuit", () => {
  async function open() {
    const all = guarded();
    await all.answers(down, down, down);
    all.world.asked = 0;
    return all;
  }

  test("stays so for its time", async () => {
    const { once, world } = await open();
    pass(openFor - 1);
    expect(await once()).toEqual(circuitOpen);
    expect(world.asked).toBe(0);
  });

  test("then lets one inquiry through, and refuses the others without a wait", async () => {
    const { once, world, changes } = await open();
    pass(openFor);
    const probed = deferred<InquiryOutcome>();
    world.answer = () => probed.promise;
    const probe = once();
    expect(await Promise.all([once(), once()])).toEqual([circuitOpen, circuitOpen]);
    expect(world.asked).toBe(1);
    probed.resolve(billFound);
    expect(await probe).toBe(billFound);
    expect(changes).toEqual([opened, closed]);
    expect(await once()).toBe(billFound);
  });

  test("closes with an answer of any kind", async () => {
    const { answers, changes } = await open();
    pass(openFor);
    await answers(refusedWith("already-paid"));
    expect(changes).toEqual([opened, closed]);
  });

  test.each<[string, InquiryOutcome]>([
    ["fails", down],
    ["is called off", aborted],
  ])("stays open for its time again when that inquiry %s, which is no news", async (_, outcome) => {
    const { answers, world, once, changes } = await open();
    pass(openFor);
    await answers(outcome);
    pass(openFor - 1);
    expect(await once()).toEqual(circuitOpen);
    expect(world.asked).toBe(1);
    expect(changes).toEqual([opened]);
    pass(1);
    await answers(billFound);
    expect(changes).toEqual([opened, closed]);
  });

  test("counts from the beginning when it has closed", async () => {
    const { answers, changes } = await open();
    pass(openFor);
    await answers(billFound, down, down);
    expect(changes).toEqual([opened, closed]);
    await answers(down);
    expect(changes).toEqual([opened, closed, opened]);
  });
});

describe("a circuit of which another program has told", () => {
  const elsewhere = (change: CircuitChange): CircuitChange => ({ ...change, isElsewhere: true });

  test("is open for its time, and probed here as well", async () => {
    const { hear, once, world, changes, answers, isDisrupted } = guarded();
    hear(opened, Date.now());
    expect(changes).toEqual([elsewhere(opened)]);
    expect(isDisrupted(token)).toBe(true);
    pass(openFor - 1);
    expect(await once()).toEqual(circuitOpen);
    expect(world.asked).toBe(0);
    pass(1);
    await answers(billFound);
    expect(changes).toEqual([elsewhere(opened), closed]);
    expect(isDisrupted(token)).toBe(false);
  });

  test("is closed when that one has got an answer", async () => {
    const { hear, answers, once, changes, isDisrupted } = guarded();
    await answers(down, down, down);
    hear(closed, Date.now());
    expect(changes).toEqual([opened, elsewhere(closed)]);
    expect(isDisrupted(token)).toBe(false);
    expect(await once()).toEqual(down);
  });

  test("is no news when it is so already, and counts nothing anew", async () => {
    const { hear, answers, changes } = guarded();
    await answers(down, down);
    hear(closed, Date.now());
    await answers(down);
    hear(opened, Date.now());
    expect(changes).toEqual([opened]);
  });

  test("is not changed by an answer that was waited for before", async () => {
    const { hear, ask, world, changes } = guarded(1);
    const asked = deferred<InquiryOutcome>();
    world.answer = () => asked.promise;
    const waiting = ask(offer, inquiryOf(), never());
    hear(opened, Date.now());
    hear(closed, Date.now());
    asked.resolve(down);
    expect(await waiting).toEqual(down);
    expect(changes).toEqual([elsewhere(opened), elsewhere(closed)]);
  });
});

describe("circuits", () => {
  test("are separate for each provider and category", async () => {
    const { ask, answers, world } = guarded();
    await answers(down, down, down);
    world.answer = async () => billFound;
    expect(await ask({ ...offer, provider: "klikoo" }, inquiryOf(), never())).toBe(billFound);
    expect(await ask(offer, inquiryOf({ product: water }), never())).toBe(billFound);
    expect(await ask(offer, inquiryOf({ product: token }), never())).toEqual(circuitOpen);
  });

  test("disrupt a product when all its offers are behind open ones", async () => {
    const { ask, answers, isDisrupted, world } = guarded();
    await answers(down, down, down);
    expect([electricity, token, water].map(isDisrupted)).toEqual([false, true, false]);
    world.answer = async () => down;
    for (let time = 0; time < 3; time += 1) await ask({ ...offer, provider: "klikoo" }, inquiryOf(), never());
    expect([electricity, token, water].map(isDisrupted)).toEqual([true, true, false]);
  });

  test("disrupt it until a probe has succeeded, and no longer when that is told", async () => {
    const seen: boolean[] = [];
    const { around, isDisrupted } = circuits({ failures: 1, openFor, changed: () => seen.push(isDisrupted(token)) });
    const probed = deferred<InquiryOutcome>();
    const outcomes = [Promise.resolve(down), probed.promise];
    const ask = around(() => outcomes.shift() ?? Promise.resolve(billFound));
    await ask(offer, inquiryOf(), never());
    pass(openFor);
    expect(isDisrupted(token)).toBe(true);
    const probe = ask(offer, inquiryOf(), never());
    expect(isDisrupted(token)).toBe(true);
    probed.resolve(billFound);
    await probe;
    expect(isDisrupted(token)).toBe(false);
    expect(seen).toEqual([true, false]);
  });
});
