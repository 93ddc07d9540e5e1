import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { commands, Event } from "../../src/conversation/event.ts";
import type { Step } from "../../src/conversation/finish.ts";
import type { State, View } from "../../src/conversation/state.ts";
import { step } from "../../src/conversation/step.ts";
import { deepFreeze } from "../support/deep-freeze.ts";
import {
  at,
  atBill,
  billFound,
  checkingPln,
  home,
  moment,
  noon,
  refusedWith,
  resultOf,
  shop,
} from "../support/sample-conversation.ts";
import { walks } from "../support/walks.ts";

const stepped = (state: State, event: Event): Step => step(state, event, moment, shop);
const command = (name: (typeof commands)[number], text = ""): Event => ({ kind: "command", command: name, text });
const asking: View = { at: "field", product: "fif", values: {}, field: "account" };

describe("a step", () => {
  test("gives the same answer to the same question and changes nothing that it is given", () => {
    fc.assert(
      fc.property(walks, (strides) => {
        for (const { before, event, after } of strides) {
          const again = { now: noon, nonce: after.state.nonce, reference: "R" };
          const frozen = deepFreeze(structuredClone({ before, event, again }));
          const once = step(frozen.before, frozen.event, frozen.again, shop);
          expect(step(frozen.before, frozen.event, frozen.again, shop)).toEqual(once);
        }
      }),
    );
  });

  test("asks a provider exactly when it begins to check, with everything that the product needs", () => {
    fc.assert(
      fc.property(walks, (strides) => {
        for (const { before, after } of strides) {
          const { view } = after.state;
          const begins =
            view.at === "checking" && (before.view.at !== "checking" || before.view.reference !== view.reference);
          expect(after.inquire !== undefined).toBe(begins);
          if (after.inquire === undefined || view.at !== "checking") continue;
          const { product, values, reference } = after.inquire;
          expect({ product: product.id, values, reference }).toEqual({
            product: view.product,
            values: view.values,
            reference: view.reference,
          });
          expect(product.fields.filter(({ kind }) => values[kind] === undefined)).toEqual([]);
        }
      }),
    );
  });

  test("says a notice once", () => {
    const { state, show } = stepped(at(home), command("start"));
    expect(show?.screen.notice).toBe("welcome");
    expect(state).not.toHaveProperty("notice");
  });

  test("gives a screen below a new nonce, and one in place the old", () => {
    expect(stepped(at(home), command("help"))).toMatchObject({
      state: { nonce: "new" },
      show: { place: "below", screen: { nonce: "new" } },
    });
    const event: Event = { kind: "press", action: { do: "help" }, nonce: "old" };
    expect(stepped(at(home), event)).toMatchObject({
      state: { nonce: "old" },
      show: { place: "live", screen: { nonce: "old" } },
    });
  });
});

describe("a command", () => {
  test.each<[string, View]>([
    ["start", home],
    ["check", home],
    ["cancel", home],
  ])("/%s leads to the first screen from anywhere", (name, view) => {
    for (const state of [at(asking), at(checkingPln), atBill, at(home, { overlay: "help" })]) {
      expect(stepped(state, command(name as "start")).state).toMatchObject({ view });
      expect(stepped(state, command(name as "start")).state).not.toHaveProperty("overlay");
    }
  });

  test("/check with something behind it is as good as typing that at the start", () => {
    const { state, inquire } = stepped(at(checkingPln), command("check", "pln pascabayar 516070377775"));
    expect(inquire).toMatchObject({ values: { account: "516070377775" } });
    expect(state.view).toMatchObject({ at: "checking", reference: "REF2" });
  });

  test("/last shows the last bill, or says that there is none", () => {
    const view = { at: "result", result: resultOf(), lookedUp: true };
    expect(stepped({ ...atBill, view: asking }, command("last")).state.view).toEqual(view);
    expect(stepped(at(asking), command("last"))).toMatchObject({
      state: { view: asking },
      show: { screen: { notice: "no-last-bill" } },
    });
  });

  test.each(["language", "help"] as const)("/%s comes over the view and loses nothing of it", (name) => {
    expect(stepped(at(asking), command(name)).state).toMatchObject({ view: asking, overlay: name });
  });
});

describe("a press", () => {
  test("on an old keyboard changes nothing and says so", () => {
    const event: Event = { kind: "press", action: { do: "menu" }, nonce: "older" };
    expect(stepped(atBill, event)).toEqual({ state: atBill, expired: true });
  });

  test("on the fresh start that an old keyboard is given leads to the start, below", () => {
    const { state, show, expired } = stepped(at(asking), { kind: "press", action: { do: "menu" }, nonce: "" });
    expect(state).toMatchObject({ view: home, nonce: "new" });
    expect(show?.place).toBe("below");
    expect(expired).toBeUndefined();
  });

  test("of anything else without a nonce is an old keyboard's", () => {
    const event: Event = { kind: "press", action: { do: "cancel" }, nonce: "" };
    expect(stepped(at(checkingPln), event)).toEqual({ state: at(checkingPln), expired: true });
  });

  test("that does nothing shows nothing", () => {
    expect(stepped(at(checkingPln), { kind: "press", action: { do: "again" }, nonce: "old" })).toEqual({
      state: at(checkingPln),
    });
  });
});

describe("an answer", () => {
  const answered = (reference: string, outcome = billFound): Event => ({
    kind: "answered",
    reference,
    outcome,
    answeredAt: noon,
  });

  test("is shown in place and kept as the last bill", () => {
    const { state, show } = stepped(at(checkingPln), answered("REF1"));
    expect(state.view).toEqual({ at: "result", result: resultOf() });
    expect(state.bills).toEqual([resultOf()]);
    expect(show?.place).toBe("live");
  });

  test("that is no bill leaves the last bill as it was", () => {
    const { state } = stepped({ ...atBill, view: checkingPln }, answered("REF1", refusedWith("blocked")));
    expect(state.view).toMatchObject({ at: "result", result: { outcome: { kind: "blocked" } } });
    expect(state.bills).toEqual(atBill.bills);
  });

  test("puts its product in front of the three checked last", () => {
    const recent = (before: readonly string[]) =>
      stepped(at(checkingPln, { recent: [...before] }), answered("REF1")).state.recent;
    expect(recent([])).toEqual(["pln-postpaid"]);
    expect(recent(["fif", "pln-postpaid", "wom"])).toEqual(["pln-postpaid", "fif", "wom"]);
    expect(recent(["fif", "wom", "baf"])).toEqual(["pln-postpaid", "fif", "wom"]);
  });

  test.each([
    ["another inquiry", at(checkingPln), "OTHER"],
    ["one that was cancelled", at(home), "REF1"],
    ["one that was answered", atBill, "REF1"],
  ])("to %s changes nothing", (_, state, reference) => {
    expect(stepped(state, answered(reference))).toEqual({ state });
  });
});

test("that an inquiry is held is shown, and that it is slow as well", () => {
  const { state, show } = stepped(at(checkingPln), { kind: "held", reference: "REF1" });
  expect(show).toMatchObject({ place: "live", screen: { body: { held: true, slow: false } } });
  expect(stepped(state, { kind: "slow", reference: "REF1" }).state.view).toMatchObject({ held: true, slow: true });
});

describe("slowness", () => {
  test("is said in place", () => {
    const { state, show } = stepped(at(checkingPln), { kind: "slow", reference: "REF1" });
    expect(state.view).toEqual({ ...checkingPln, slow: true });
    expect(show).toMatchObject({ place: "live", screen: { body: { slow: true } } });
  });

  test("is remembered and not shown over what covers it", () => {
    const step = stepped(at(checkingPln, { overlay: "help" }), { kind: "slow", reference: "REF1" });
    expect(step).toEqual({ state: at({ ...checkingPln, slow: true }, { overlay: "help" }) });
  });

  test("of an inquiry that is over changes nothing", () => {
    expect(stepped(atBill, { kind: "slow", reference: "REF1" })).toEqual({ state: atBill });
  });
});

describe("what cannot be read", () => {
  test.each([
    ["a sticker", { kind: "unreadable" }, "unsupported"],
    ["a changed message", { kind: "edited", text: "halo" }, "edited"],
  ] as const)("as %s is told so, and the screen comes again", (_, event, notice) => {
    const { state, show } = stepped(at(home), event);
    expect(state.view).toEqual(home);
    expect(show).toMatchObject({ place: "below", screen: { notice } });
  });

  test("a changed message is read where a number is waited for", () => {
    expect(stepped(atBill, { kind: "edited", text: "516070377775" }).inquire).toBeDefined();
    const state = at({ at: "field", product: "pln-postpaid", values: {}, field: "account" });
    expect(stepped(state, { kind: "edited", text: "516070377775" }).inquire).toBeDefined();
  });
});

describe("the message of a screen", () => {
  test("is remembered and nothing else", () => {
    const shown: Event = { kind: "shown", message: 77, nonce: "old" };
    expect(stepped({ ...atBill, unsent: "drop-old" }, shown)).toEqual({ state: { ...atBill, live: 77 } });
  });

  test("of an older screen leaves the newer one still to be sent", () => {
    const state: State = { ...atBill, unsent: "keep-old" };
    expect(stepped(state, { kind: "shown", message: 77, nonce: "older" })).toEqual({ state: { ...state, live: 77 } });
  });
});

test("a screen that another has overtaken is nothing any more when that stands already", () => {
  const state: State = { ...atBill, live: 80 };
  expect(stepped(state, { kind: "shown", message: 77, nonce: "older" })).toEqual({ state });
});

describe("a bill that is left", () => {
  test("keeps what can be copied from it, and anything else keeps nothing", () => {
    const keep = (state: State) => {
      const kept = stepped(state, command("check")).show?.keep;
      return kept === "as-it-is" ? kept : kept?.map((row) => row.map((one) => "copy" in one && one.copy));
    };
    expect(keep(atBill)).toEqual([["account", "total"], ["customer-text"]]);
    expect(keep(at(asking))).toBeUndefined();
    expect(keep({ ...atBill, overlay: "help" })).toBeUndefined();
    expect(keep(at({ at: "result", result: resultOf({ outcome: refusedWith("blocked") }) }))).toBeUndefined();
  });
});
