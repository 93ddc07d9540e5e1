import { describe, expect, test } from "vitest";
import { cooling } from "../../src/inquiry/cooling.ts";
import type { InquiryOutcome } from "../../src/inquiry/outcome.ts";
import type { AnswerMemory } from "../../src/inquiry/remembering.ts";
import { answering, brokenMemory, endlessMemory, inquiryOf, never, offer } from "../support/inquiries.ts";
import { billFound, noon, refusedWith } from "../support/sample-conversation.ts";
import { unexpected } from "../support/unexpected.ts";

const halfHour = 30 * 60_000;
const tooOften: InquiryOutcome = { kind: "too-often", provider: "ayopop", code: "330", retryAt: noon + halfHour };

function cooled(
  outcomes: readonly InquiryOutcome[],
  memory: AnswerMemory = endlessMemory(),
  failed: (error: unknown) => void = unexpected,
) {
  const time = { now: noon };
  const { ask, count } = answering(...outcomes);
  return { time, count, ask: cooling(ask, { memory, clock: () => time.now, failed }) };
}

describe("a number that was asked too often", () => {
  test("is not asked again before it may be", async () => {
    const memory = endlessMemory();
    const { ask, count, time } = cooled([tooOften, billFound], memory);
    expect(await ask(offer, inquiryOf(), never())).toEqual(tooOften);
    expect(memory.times).toEqual([halfHour]);
    time.now += halfHour - 1;
    expect(await ask(offer, inquiryOf(), never())).toEqual(tooOften);
    expect(count()).toBe(1);
    time.now += 1;
    expect(await ask(offer, inquiryOf(), never())).toEqual(billFound);
    expect(count()).toBe(2);
  });

  test.each([
    ["number", offer, { values: { account: "533512366386" } }],
    ["offer", { ...offer, code: "TLSTPRE" }, {}],
    ["provider", { ...offer, provider: "klikoo" }, {}],
  ])("says nothing of another %s", async (_, other, more) => {
    const { ask, count } = cooled([tooOften, billFound]);
    await ask(offer, inquiryOf(), never());
    expect(await ask(other, inquiryOf(more), never())).toEqual(billFound);
    expect(count()).toBe(2);
  });

  test("stays so for other months of it", async () => {
    const { ask, count } = cooled([tooOften]);
    await ask(offer, inquiryOf(), never());
    await ask(offer, inquiryOf({ values: { account: "514040400482", months: 2 } }), never());
    expect(count()).toBe(1);
  });
});

test.each<[string, InquiryOutcome]>([
  ["without a time", refusedWith("too-often")],
  ["whose time is over", { ...tooOften, retryAt: noon }],
  ["that is another reason with a time", { ...tooOften, kind: "cut-off" }],
  ["that is a bill", billFound],
])("an answer %s cools nothing down", async (_, outcome) => {
  const { ask, count } = cooled([outcome]);
  await ask(offer, inquiryOf(), never());
  expect(await ask(offer, inquiryOf(), never())).toEqual(outcome);
  expect(count()).toBe(2);
});

test("a memory that fails does not fail the inquiry, and is told of", async () => {
  const failures: unknown[] = [];
  const { ask } = cooled([tooOften], brokenMemory, (error) => failures.push(error));
  expect(await ask(offer, inquiryOf(), never())).toEqual(tooOften);
  expect(failures).toEqual([new Error("the disk is full"), new Error("the disk is full")]);
});
