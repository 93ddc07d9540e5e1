import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextMidnight } from "../../src/domain/wib.ts";
import { type InquiryOutcome, reasons } from "../../src/inquiry/outcome.ts";
import { type AnswerMemory, type MemoryTimes, remembering } from "../../src/inquiry/remembering.ts";
import { brokenMemory, endlessMemory, inquiryOf, never } from "../support/inquiries.ts";
import { billFound, noon, productOf, refusedWith } from "../support/sample-conversation.ts";
import { unexpected } from "../support/unexpected.ts";

const times: MemoryTimes = { bill: 60_000, alreadyPaid: 300_000, unknownAccount: 600_000 };
const minute = 60_000;

type Changes = {
  readonly memory?: AnswerMemory;
  readonly times?: MemoryTimes;
  readonly start?: number;
  readonly failed?: (error: unknown) => void;
};

/** An inquiry that can be asked at any time, and answers with the outcome that is set. */
function remembered({ memory = endlessMemory(), start = noon, failed = unexpected, ...more }: Changes = {}) {
  const world: { now: number; outcome: InquiryOutcome; asked: number } = { now: start, outcome: billFound, asked: 0 };
  const inquire = remembering(
    async () => {
      world.asked += 1;
      return { outcome: world.outcome, answeredAt: world.now };
    },
    { memory, times, clock: () => world.now, failed, ...more },
  );
  return { world, ask: (more = {}) => inquire(inquiryOf(more), never()) };
}

describe("an answer", () => {
  test.each<[InquiryOutcome, number]>([
    [billFound, times.bill],
    [refusedWith("already-paid"), times.alreadyPaid],
    [refusedWith("unknown-account"), times.unknownAccount],
  ])("of $kind is given again until its time is over, and says when it was made", async (outcome, time) => {
    const { world, ask } = remembered();
    world.outcome = outcome;
    expect(await ask()).toEqual({ outcome, answeredAt: noon });
    world.now += time - 1;
    expect(await ask()).toEqual({ outcome, answeredAt: noon, rememberedUntil: noon + time });
    world.now += 1;
    expect(await ask()).toEqual({ outcome, answeredAt: noon + time });
    expect(world.asked).toBe(2);
  });

  const fleeting = reasons.filter((kind) => kind !== "already-paid" && kind !== "unknown-account");
  test.each(fleeting)("of %s is not given again", async (kind) => {
    const memory = endlessMemory();
    const { world, ask } = remembered({ memory });
    world.outcome = refusedWith(kind);
    await ask();
    await ask();
    expect(world.asked).toBe(2);
    expect(memory.kept.size).toBe(0);
  });

  test("is not given again when no time is set for it", async () => {
    const memory = endlessMemory();
    const { world, ask } = remembered({ memory, times: { ...times, bill: 0 } });
    await ask();
    await ask();
    expect(world.asked).toBe(2);
    expect(memory.kept.size).toBe(0);
  });

  test("is not given for another number, product or month", async () => {
    const { world, ask } = remembered();
    await ask();
    await ask({ values: { account: "533512366386" } });
    await ask({ product: productOf("pln-prepaid") });
    await ask({ values: { account: "514040400482", months: 2 } });
    expect(world.asked).toBe(4);
  });

  test("is given to another person", async () => {
    const { world, ask } = remembered();
    await ask({ asker: "1" });
    await ask({ asker: "2", reference: "REF2" });
    expect(world.asked).toBe(1);
  });

  test("is forgotten at midnight in Jakarta", async () => {
    const midnight = nextMidnight(noon);
    const { world, ask } = remembered({ start: midnight - minute / 2 });
    await ask();
    world.now = midnight - 1;
    expect(await ask()).toMatchObject({ rememberedUntil: midnight });
    world.now = midnight;
    expect(await ask()).not.toHaveProperty("rememberedUntil");
    expect(world.asked).toBe(2);
  });

  test("is kept no longer than it is good, and never over midnight", async () => {
    const moments = fc.integer({ min: noon, max: noon + 3 * 24 * 60 * minute });
    const ages = fc.integer({ min: 0, max: 24 * 60 * minute });
    await fc.assert(
      fc.asyncProperty(moments, ages, ages, async (start, time, wait) => {
        const memory = endlessMemory();
        const { world, ask } = remembered({ memory, start, times: { ...times, bill: time } });
        await ask();
        for (const kept of memory.times) {
          expect(kept).toBeGreaterThan(0);
          expect(kept).toBe(Math.min(time, nextMidnight(start) - start));
        }
        world.now = start + wait;
        await ask();
        const isGood = wait < time && nextMidnight(start) === nextMidnight(start + wait);
        expect(world.asked).toBe(isGood ? 1 : 2);
      }),
    );
  });
});

describe("a memory that fails", () => {
  test("does not fail the inquiry, and is told of", async () => {
    const failures: unknown[] = [];
    const { world, ask } = remembered({ memory: brokenMemory, failed: (error) => failures.push(error) });
    expect(await ask()).toEqual({ outcome: billFound, answeredAt: noon });
    expect(world.asked).toBe(1);
    expect(failures).toEqual([new Error("the disk is full"), new Error("the disk is full")]);
  });

  test("does not keep an inquiry that fails from failing", async () => {
    const inquire = remembering(
      async () => {
        throw new Error("a bug");
      },
      { memory: endlessMemory(), times, clock: () => noon, failed: unexpected },
    );
    await expect(inquire(inquiryOf(), never())).rejects.toThrow("a bug");
  });
});
