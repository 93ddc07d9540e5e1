import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { freshState, readState, type State } from "../../src/conversation/state.ts";
import { step } from "../../src/conversation/step.ts";
import { allWords } from "../../src/i18n/words.ts";
import { renderScreen } from "../../src/telegram/render-screen.ts";
import { mutations } from "../support/json-mutation.ts";
import { at, atBill, checkingPln, moment, resultOf, shop } from "../support/sample-conversation.ts";
import { walks } from "../support/walks.ts";

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("a kept state", () => {
  test("is read as it was written, wherever a person can come to", () => {
    fc.assert(
      fc.property(walks, (strides) => {
        for (const { after } of strides) expect(readState(throughJson(after.state))).toEqual(after.state);
      }),
    );
  });

  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["a text", "state"],
    ["an empty record", {}],
    ["another version", { ...atBill, version: 2 }],
    ["no version", { ...atBill, version: undefined }],
    ["an unknown language", { ...atBill, locale: "jv" }],
    ["an unknown view", at({ at: "shop" } as unknown as State["view"])],
    [
      "a view without its product",
      { ...at(checkingPln), view: { at: "checking", values: {}, reference: "R", slow: false } },
    ],
    [
      "an unknown reason",
      at({ at: "result", result: { ...resultOf(), outcome: { kind: "lost", provider: "x" } as never } }),
    ],
    ["half a rupiah", { ...atBill, view: { ...checkingPln, values: { amount: 0.5 } } }],
    ["a number as an account", { ...atBill, view: { ...checkingPln, values: { account: 514 } } }],
    ["a day of no calendar", withBill({ dueDate: "2016-02-30" })],
    ["a month of no calendar", withBill({ periods: [{ month: "2016-13", amount: 1, facts: [] }] })],
    ["a time beyond all clocks", { ...atBill, bills: [{ ...resultOf(), answeredAt: 1e300 }] }],
    ["a page before the first", { ...atBill, view: { at: "categories", page: -1 } }],
    ["no list of updates", { ...atBill, seen: undefined }],
  ])("is not read out of %s", (_, value) => {
    expect(readState(value)).toBeUndefined();
  });

  test("that can be read can be gone on from and shown, however it was damaged", () => {
    const whole: State = {
      ...atBill,
      view: { at: "field", product: "pln-postpaid", values: {}, field: "account", from: resultOf() },
    };
    const samples = [whole, atBill, at(checkingPln), freshState("en", "n")].map((state) => JSON.stringify(state));
    const words = allWords("Asia/Jakarta");
    fc.assert(
      fc.property(fc.constantFrom(...samples).chain(mutations), (text) => {
        const state = readState(JSON.parse(text));
        if (state === undefined) return;
        for (const command of ["language", "last", "help", "check"] as const) {
          const { show } = step(state, { kind: "command", command, text: "" }, moment, shop);
          const { action, nonce } = { action: { do: "back" } as const, nonce: state.nonce };
          const back = step(state, { kind: "press", action, nonce }, moment, shop);
          for (const shown of [show, back.show]) {
            if (shown === undefined) continue;
            const { locale } = shown.screen;
            renderScreen(shown.screen, {
              words: words[locale],
              owner: 1,
              audience: "person",
              bot: "bot",
              example: "pln 1",
            });
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("a fresh state", () => {
  test("is at the start and remembers nothing", () => {
    const view = { at: "categories", page: 0 };
    const nothing = { bills: [], left: [], recent: [], seen: [] };
    expect(freshState("en", "abc")).toEqual({ version: 1, locale: "en", nonce: "abc", view, ...nothing });
  });
});

function withBill(changes: object): unknown {
  const result = resultOf();
  const bill = result.outcome.kind === "bill" ? { ...result.outcome.bill, ...changes } : changes;
  return { ...atBill, bills: [{ ...result, outcome: { ...result.outcome, bill } }] };
}
