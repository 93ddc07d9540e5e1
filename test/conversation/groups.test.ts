import { describe, expect, test } from "vitest";
import type { Event, Moment } from "../../src/conversation/event.ts";
import { readState, type State, type View } from "../../src/conversation/state.ts";
import { step } from "../../src/conversation/step.ts";
import { turns } from "../../src/conversation/turns.ts";
import {
  at,
  atBill,
  billFound,
  checkingPln,
  home,
  moment,
  noon,
  resultOf,
  shop,
} from "../support/sample-conversation.ts";
import { turnWorld } from "../support/turn-world.ts";

const masked: Moment = { ...moment, group: { isMasked: true } };
const stepped = (state: State, event: Event, now = masked) => step(state, event, now, shop);
const press = (action: Extract<Event, { kind: "press" }>["action"], nonce = "old"): Event => ({
  kind: "press",
  action,
  nonce,
});
const asking: View = { at: "field", product: "pln-postpaid", values: {}, field: "account" };
const waiting = { reference: "REF1", result: resultOf(), since: noon };
const group = { chat: -100, person: 1, isPrivate: false };

describe("in a group a question that is to be replied", () => {
  test("is a message of its own, below the list that led to it, which gives way", () => {
    const { state, show } = stepped(
      at({ at: "products", category: "electricity", page: 0 }, { live: 5 }),
      press({ do: "product", product: "pln-postpaid" }),
    );
    expect(show).toMatchObject({ place: "below", screen: { body: { show: "field", isTyped: true } } });
    expect(show).not.toHaveProperty("keep");
    expect(state).toMatchObject({ nonce: "new", unsent: "drop-old", live: 5 });
  });

  test("is changed into nothing else: what comes next is below it as well", () => {
    expect(stepped(at(asking), { kind: "text", text: "514040400482" }).show?.place).toBe("below");
    expect(stepped(at(asking, { overlay: "help" }), press({ do: "back" })).show?.place).toBe("below");
  });

  test("is edited in place where a person is alone with the bot", () => {
    const list = at({ at: "products", category: "electricity", page: 0 });
    const { show } = stepped(list, press({ do: "product", product: "pln-postpaid" }), moment);
    expect(show?.place).toBe("live");
  });

  test("has nothing to press but to leave: where there is more, it is a keyboard", () => {
    const months: View = { at: "field", product: "bpjs-kesehatan", values: {}, field: "months" };
    const { show } = stepped(at(months, { overlay: "help" }), press({ do: "back" }));
    expect(show).toMatchObject({ place: "live", screen: { body: { isTyped: false } } });
  });

  test("is asked for an amount that is on no button", () => {
    const values = { account: "081234567890" };
    const amount: View = { at: "field", product: "linkaja", values, field: "amount" };
    const { state, show } = stepped(at(amount), press({ do: "type" }));
    expect(show).toMatchObject({ place: "below", screen: { body: { show: "field", isTyped: true } } });
    expect(stepped(state, { kind: "text", text: "much" }).show?.screen.body).toMatchObject({ isTyped: false });
    expect(stepped(state, { kind: "text", text: "50rb" }).inquire?.values).toEqual({ ...values, amount: 50_000 });
  });

  test("answers what its person wrote last", () => {
    expect(
      stepped(at(asking, { spoke: 77 }), { kind: "command", command: "check", text: "" }).show?.screen,
    ).toMatchObject({ replyTo: 77 });
  });
});

describe("the whole bill", () => {
  const answered: Event = { kind: "answered", reference: "REF1", outcome: billFound, answeredAt: noon };

  test("is given when it comes, in answer to the press that led to it", () => {
    const { state, give } = stepped(at({ ...checkingPln, query: "q1" }), answered);
    expect(give).toMatchObject({ reference: "REF1", since: noon, query: "q1" });
    expect(state.asides).toMatchObject([{ reference: "REF1", query: "q1" }]);
    expect(readState(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });

  test("is given when it comes late, before it is told to all", () => {
    const left = { reference: "REF1", product: "pln-postpaid", values: { account: "514040400482" }, askedAt: noon };
    const { give, tell } = stepped(at(home, { left: [left] }), answered);
    expect([give?.reference, tell?.reference]).toEqual(["REF1", "REF1"]);
  });

  test("is given again to who presses for it, and the screen stays as it is", () => {
    const now = { ...masked, query: "q2", now: noon + 5 };
    const { give, show, state } = stepped(atBill, press({ do: "whole" }), now);
    expect(give).toMatchObject({ reference: "REF1", since: noon + 5, query: "q2" });
    expect(show).toBeUndefined();
    expect(state.nonce).toBe("old");
  });

  test("is not given where nothing is masked", () => {
    for (const now of [moment, { ...moment, group: { isMasked: false } }]) {
      expect(stepped(at(checkingPln), answered, now)).not.toHaveProperty("give");
      expect(stepped(atBill, press({ do: "whole" }), now)).not.toHaveProperty("give");
    }
  });

  test("behind a link is led to by a button of the bill that is on the screen", () => {
    const event: Event = { kind: "behind-door", reference: "REF1", door: "d" };
    const { state, show } = stepped({ ...atBill, asides: [waiting] }, event);
    expect(state.asides).toEqual([{ ...waiting, door: "d" }]);
    expect(show).toMatchObject({ place: "live" });
    expect(show?.screen.rows.flat()).toContainEqual({ door: "d" });
    const covered = stepped({ ...atBill, asides: [waiting], overlay: "help" }, event);
    expect(covered).not.toHaveProperty("show");
    expect(stepped(covered.state, press({ do: "back" })).show?.screen.rows.flat()).toContainEqual({ door: "d" });
  });

  test("behind a link is told anew to a group that has gone on, once", () => {
    const event: Event = { kind: "behind-door", reference: "REF1", door: "d" };
    const gone = stepped(at(home, { asides: [waiting] }), event);
    expect(gone.tell?.screen.rows.flat()).toContainEqual({ door: "d" });
    expect(gone.state.left).toMatchObject([{ reference: "REF1", result: resultOf() }]);
    const late = stepped(gone.state, event);
    expect(late).not.toHaveProperty("tell");
    expect(late.state.left).toHaveLength(1);
  });

  test("that was fetched has its link taken from the screen, and can be asked for again", () => {
    const state: State = { ...atBill, asides: [{ ...waiting, door: "d" }] };
    const { show, state: after } = stepped(state, { kind: "given", reference: "REF1" });
    expect(show?.screen.rows.flat()).not.toContainEqual({ door: "d" });
    expect(show?.screen.rows.flat()).toContainEqual({ label: { say: "whole" }, action: { do: "whole" } });
    expect(after).not.toHaveProperty("asides");
    expect(stepped({ ...atBill, asides: [waiting] }, { kind: "given", reference: "REF1" })).not.toHaveProperty("show");
  });
});

describe("who comes through a link", () => {
  const through = (to: Extract<Event, { kind: "came-through" }>["to"]) =>
    stepped(at(home), { kind: "came-through", to }, moment);

  test("sees the bill, and can go on from it and find it again", () => {
    const { state, show } = through(resultOf());
    expect(show).toMatchObject({ place: "below", screen: { body: { show: "result", result: resultOf() } } });
    expect(state.bills).toEqual([resultOf()]);
  });

  test.each([
    ["gone", "door-gone"],
    ["of-another", "door-of-another"],
  ] as const)("that is %s is told so, above the first screen", (to, notice) => {
    expect(through(to).show?.screen).toMatchObject({ notice, body: { show: "categories" } });
  });

  test("to a product that is gone is told that the link is", () => {
    expect(through(resultOf({ product: "gone" })).show?.screen.notice).toBe("door-gone");
  });
});

describe("a turn in a group", () => {
  const check: Event = { kind: "command", command: "check", text: "pln pascabayar 514040400482" };

  async function checked(changes: Parameters<typeof turnWorld>[0] = {}) {
    const world = turnWorld(changes);
    const conversation = turns(shop, world.ports);
    await conversation.take({ place: group, event: check, preferred: "id", spoke: 9 });
    world.asked[0]?.resolve({ outcome: billFound, answeredAt: noon });
    await conversation.idle();
    return { ...world, ...conversation };
  }

  test("ends with the bill for all and the whole for its person, and only then is its job done", async () => {
    const { log, stateOf, jobs } = await checked();
    expect(log.filter((line) => /^(show|done)/.test(line))).toEqual([
      "show checking in a new message",
      "show result in 101",
      "done R1",
    ]);
    expect(log.filter((line) => /^(begin|fill|done)/.test(line))).toEqual([
      "begin whole-soon in the group",
      "fill whole in 102 of the group",
      "done R1",
    ]);
    expect(stateOf(group)).not.toHaveProperty("asides");
    expect(stateOf(group).spoke).toBe(9);
    expect(jobs.size).toBe(0);
  });

  test("leads to a link, where the bot cannot write to its person", async () => {
    const alone = { begin: async () => ({ kind: "closed" }) as const, fill: async () => ({ kind: "gone" }) as const };
    const { log, stateOf } = await checked({ alone });
    expect(log.filter((line) => /^(show|door|done)/.test(line)).slice(1)).toEqual([
      "show result in 101",
      "door to R1",
      "show result in 101",
      "done R1",
    ]);
    expect(stateOf(group).asides).toMatchObject([{ reference: "R1", door: "door-R1" }]);
  });

  test("that asks for it again is a job from before it is saved until it is given", async () => {
    const { log, take, idle, stateOf } = await checked();
    const from = log.length;
    const { nonce } = stateOf(group);
    await take({ place: group, event: press({ do: "whole" }, nonce), preferred: "id", pressed: 101, query: "q1" });
    await idle();
    const told = log.slice(from).filter((line) => !line.startsWith("load"));
    expect(told.slice(0, 3)).toEqual(["job R1", "save", "begin whole-soon in the group for q1"]);
    expect(told.at(-1)).toBe("done R1");
    expect(told.filter((line) => line.startsWith("show"))).toEqual([]);
  });

  test("whose program ends before it is given leaves that as its job, and who takes it up gives it", async () => {
    const alone = {
      begin: async () => ({ kind: "away" }) as const,
      fill: async () => ({ kind: "away" }) as const,
    };
    const first = turnWorld({ alone });
    const conversation = turns(shop, first.ports);
    await conversation.take({ place: group, event: check, preferred: "id" });
    first.asked[0]?.resolve({ outcome: billFound, answeredAt: noon });
    await expect.poll(() => first.timers.some(({ milliseconds }) => milliseconds === 1_000)).toBe(true);
    await conversation.stop();
    expect([...first.jobs.keys()]).toEqual(["R1"]);
    const second = turnWorld();
    second.put(group, first.stateOf(group));
    expect(
      await turns(shop, { ...second.ports, save: async (_, state) => second.put(group, state) === undefined }).takeUp(
        "R1",
        group,
      ),
    ).toBe(true);
    expect(second.log.filter((line) => /^(show|begin|fill)/.test(line))).toEqual([
      "show result in 101",
      "begin whole-soon in the group",
      "fill whole in 101 of the group",
    ]);
    expect(second.stateOf(group)).not.toHaveProperty("asides");
  });
});
