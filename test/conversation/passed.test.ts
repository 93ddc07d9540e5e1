import { describe, expect, test } from "vitest";
import type { Event } from "../../src/conversation/event.ts";
import { mendOf } from "../../src/conversation/passed.ts";
import type { State } from "../../src/conversation/state.ts";
import { step } from "../../src/conversation/step.ts";
import { at, atBill, home, moment, refusedWith, resultOf, shop } from "../support/sample-conversation.ts";

const start: Event = { kind: "command", command: "start", text: "" };
const unknown = resultOf({ reference: "REF9", outcome: refusedWith("unknown-account") });
const atReason = at({ at: "result", result: unknown }, { live: 7 });

/** What is kept of the answer by who goes on to the menu from here. */
const passedFrom = (state: State) => step(state, start, moment, shop).state.passed;

describe("who goes on from an answer", () => {
  test("leaves it in its message: a bill by its reference, since it is kept already, and a reason whole", () => {
    expect(passedFrom({ ...atBill, live: 7 })).toEqual({ message: 7, reference: "REF1" });
    expect(passedFrom(atReason)).toEqual({ message: 7, reference: "REF9", result: unknown });
  });

  test.each<[string, State]>([
    ["that has no message yet", { ...atReason, live: 8, unsent: "drop-old" }],
    ["that something lies over", { ...atReason, overlay: "help" }],
    ["that was looked up", { ...atReason, view: { at: "result", result: unknown, lookedUp: true } }],
    ["that there is none of", at(home, { live: 7 })],
  ])("leaves nothing of one %s", (_, state) => expect(passedFrom(state)).toBeUndefined());

  test("still has left the last one when they go on once more", () => {
    const after = step({ ...atBill, live: 7 }, start, moment, shop).state;
    expect(passedFrom({ ...after, live: 8 })).toEqual({ message: 7, reference: "REF1" });
  });
});

describe("what was left", () => {
  test("is put there again with the buttons that still work", () => {
    const after = step({ ...atBill, live: 7 }, start, moment, shop).state;
    const mend = mendOf(after, shop);
    expect(mend).toMatchObject({ message: 7, screen: { body: { show: "result" } } });
    expect(mend?.screen.rows.flat().length).toBeGreaterThan(0);
    expect(mend?.screen.rows.flat().every((button) => !("action" in button))).toBe(true);
  });

  test("is nothing when its product or its bill is gone, or something else stands in its message", () => {
    const passed = { message: 7, reference: "REF9", result: unknown };
    expect(mendOf(at(home, { passed: { ...passed, result: { ...unknown, product: "gone" } } }), shop)).toBeUndefined();
    expect(mendOf(at(home, { passed: { message: 7, reference: "REF1" } }), shop)).toBeUndefined();
    expect(mendOf(at(home, { passed, live: 7 }), shop)).toBeUndefined();
    expect(mendOf(at(home, { passed, live: 7, unsent: "drop-old" }), shop)).toBeDefined();
  });
});
