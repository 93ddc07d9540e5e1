import { describe, expect, test } from "vitest";
import { type AdmittingOptions, admitting } from "../../src/access/admitting.ts";
import { guardRules } from "../../src/access/guard-rules.ts";
import { readUsage, type Usage, type UsageBook, unused } from "../../src/access/usage.ts";
import type { Inquire } from "../../src/inquiry/answer.ts";
import type { InquiryOutcome } from "../../src/inquiry/outcome.ts";
import { usageBook } from "../../src/storage/usage.ts";
import { manualTimer } from "../support/manual-timer.ts";
import { openedStore } from "../support/opened-store.ts";
import { redisInstalled, redisNote, redisServer } from "../support/redis-server.ts";
import { shop } from "../support/sample-conversation.ts";

const product = shop.products.find(({ id }) => id === "pln-postpaid");
const unlimited = { perMinute: 0, perDay: 0 };
const never = new AbortController().signal;

/** Somebody asks, and everybody who is asked says this. */
async function asking(options: Partial<AdmittingOptions> = {}, outcome: InquiryOutcome["kind"] = "already-paid") {
  if (product === undefined) throw new Error("the shop has no such product");
  const timer = manualTimer(Date.UTC(2026, 0, 12, 5));
  const store = await openedStore("memory:");
  const asked: string[] = [];
  const held: number[] = [];
  const suspected: unknown[] = [];
  const failures: unknown[] = [];
  const inquire: Inquire = async ({ values: { account = "" } }) => {
    asked.push(account);
    return { outcome: { kind: outcome, provider: "ayopop" } as InquiryOutcome, answeredAt: timer.clock() };
  };
  const admit = admitting(inquire, {
    book: usageBook(store, { readUsage, unused, keyOf: String }),
    standing: async () => ({ kind: "member", role: "agent" }),
    quota: unlimited,
    hashed: (account) => account,
    holdMs: 8_000,
    clock: timer.clock,
    later: timer.later,
    suspected: (person, what) => suspected.push([person, what]),
    failed: (error) => failures.push(error),
    ...options,
  });
  const ask = (account: string, signal = never, person = 1) =>
    admit(
      {
        reference: "REF",
        product,
        values: { account },
        asker: String(person),
        held: (milliseconds) => void held.push(milliseconds),
      },
      signal,
    );
  return { ask, asked, held, suspected, failures, timer };
}

const inARow = (count: number) => Array.from({ length: count }, (_, at) => String(514_040_400_482 + at));

describe("an inquiry", () => {
  test("of somebody who may not use the bot any more asks nobody", async () => {
    const { ask, asked } = await asking({ standing: async () => ({ kind: "suspended" }) });
    expect((await ask("1")).outcome.kind).toBe("no-access");
    expect(asked).toEqual([]);
  });

  test("counts once, whatever is answered, until the quota is used up", async () => {
    const { ask, asked, timer } = await asking({ quota: { perMinute: 2, perDay: 0 } });
    const outcomes = [await ask("1"), await ask("1"), await ask("1")].map((answer) => answer.outcome);
    expect(outcomes[2]).toEqual({ kind: "quota-used-up", provider: "", retryAt: timer.clock() + 60_000 });
    expect(asked).toHaveLength(2);
    expect((await ask("1", never, 2)).outcome.kind).toBe("already-paid");
  });

  test("is counted also when somebody asks many at once", async () => {
    const { ask, asked } = await asking({ quota: { perMinute: 3, perDay: 0 } });
    await Promise.all(inARow(8).map((account) => ask(account)));
    expect(asked).toHaveLength(3);
  });

  test("that is slowed says so, and is asked after that", async () => {
    const { ask, asked, held, timer } = await asking({ rules: guardRules });
    const numbers = inARow(6);
    for (const account of numbers.slice(0, 5)) await ask(account);
    const answer = ask(numbers[5] ?? "");
    await timer.pass(7_999);
    expect([held, asked.length]).toEqual([[8_000], 5]);
    await timer.pass(1);
    expect((await answer).outcome.kind).toBe("already-paid");
  });

  test("that is slowed may be given up meanwhile", async () => {
    const { ask, asked, timer } = await asking({ rules: guardRules });
    const numbers = inARow(6);
    for (const account of numbers.slice(0, 5)) await ask(account);
    const ending = new AbortController();
    const answer = ask(numbers[5] ?? "", ending.signal);
    await timer.pass(10);
    ending.abort();
    expect((await answer).outcome).toMatchObject({ kind: "provider-unavailable", code: "aborted" });
    expect([asked.length, timer.waits()]).toEqual([5, []]);
  });

  test("that is stopped is told of once", async () => {
    const { ask, asked, suspected, timer } = await asking({ rules: guardRules });
    for (const account of inARow(13)) {
      const answer = ask(account);
      await timer.pass(8_000);
      await answer;
    }
    expect(asked).toHaveLength(10);
    expect(suspected).toEqual([[1, { suspicion: "neighbours", count: 10 }]]);
  });

  test("for a number that nobody knows is remembered as that", async () => {
    const { ask, held, timer } = await asking({ rules: guardRules }, "unknown-account");
    for (let at = 0; at < 16; at += 1) {
      const answer = ask(String(500_000 + at * 100));
      await timer.pass(8_000);
      await answer;
    }
    expect(held).toHaveLength(1);
  });

  test("is asked where the store fails, which is told", async () => {
    const away = () => Promise.reject(new Error("the store is away"));
    const book: UsageBook = { get: away, put: away };
    const { ask, asked, failures } = await asking({ book, rules: guardRules });
    await ask("1");
    expect([asked, failures]).toEqual([["1"], [new Error("the store is away")]]);
  });

  test("costs nothing where nothing is limited", async () => {
    const book: UsageBook = { get: () => Promise.reject(new Error("read")), put: async () => false };
    const { ask, failures } = await asking({ book });
    await ask("1");
    expect(failures).toEqual([]);
  });
});

test.skipIf(!redisInstalled)(`programs on one Redis count together${redisNote}`, async () => {
  const { url } = await redisServer();
  const quota = { perMinute: 5, perDay: 0 };
  const programs = await Promise.all(
    [1, 2].map(async () => {
      const store = await openedStore(url);
      return asking({ quota, book: usageBook(store, { readUsage, unused: unused satisfies Usage, keyOf: String }) });
    }),
  );
  await Promise.all(inARow(8).map((account, at) => programs[at % 2]?.ask(account)));
  expect(programs.flatMap(({ asked }) => asked)).toHaveLength(5);
});
