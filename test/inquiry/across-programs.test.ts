import { describe, expect, test } from "vitest";
import { readAnswer } from "../../src/conversation/read-answer.ts";
import { acrossPrograms } from "../../src/inquiry/across-programs.ts";
import type { Answer, Inquire } from "../../src/inquiry/answer.ts";
import type { Made, MadeOnce } from "../../src/inquiry/made-once.ts";
import { inquiryOf, never } from "../support/inquiries.ts";
import { billFound, noon } from "../support/sample-conversation.ts";

const answer: Answer = { outcome: billFound, answeredAt: noon };

function program(once: MadeOnce["get"]) {
  let asked = 0;
  const inquire: Inquire = async () => {
    asked += 1;
    return answer;
  };
  const across = acrossPrograms(inquire, { once: { get: once, drop: async () => undefined }, readAnswer });
  return { across, asked: () => asked };
}

describe("a question that other programs may be asking", () => {
  test("is asked here when nobody is, and the answer goes to who waits and is not kept", async () => {
    const made: (Made | undefined)[] = [];
    const { across, asked } = program(async (_, make) => {
      made.push(await make());
      return undefined;
    });
    expect(await across(inquiryOf(), never())).toBe(answer);
    expect([asked(), made]).toEqual([1, [{ text: JSON.stringify(answer), keepMs: 0 }]]);
  });

  test("is answered with the answer of another", async () => {
    const { across, asked } = program(async () => JSON.stringify(answer));
    expect(await across(inquiryOf(), never())).toEqual(answer);
    expect(asked()).toBe(0);
  });

  test.each([
    ["nothing", undefined],
    ["what an older program wrote", '{"version":0}'],
  ])("is asked here when another has made %s", async (_, text) => {
    const { across, asked } = program(async () => text);
    expect(await across(inquiryOf(), never())).toBe(answer);
    expect(asked()).toBe(1);
  });

  test("gives nobody an answer that was given up", async () => {
    const giving = new AbortController();
    const made: (Made | undefined)[] = [];
    const { across } = program(async (_, make) => {
      giving.abort();
      made.push(await make());
      return undefined;
    });
    await across(inquiryOf(), giving.signal);
    expect(made).toEqual([undefined]);
  });
});
