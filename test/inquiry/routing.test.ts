import { describe, expect, test } from "vitest";
import type { CircuitChange } from "../../src/inquiry/circuits.ts";
import type { Attempt } from "../../src/inquiry/inquire.ts";
import type { InquiryOutcome } from "../../src/inquiry/outcome.ts";
import type { BillProvider } from "../../src/inquiry/provider.ts";
import { type RoutingOptions, routing } from "../../src/inquiry/routing.ts";
import { deferred } from "../support/deferred.ts";
import { brokenMemory, endlessMemory, inquiryOf, never, unavailable } from "../support/inquiries.ts";
import { manualTimer } from "../support/manual-timer.ts";
import { billFound, noon, productOf, refusedWith } from "../support/sample-conversation.ts";
import { settled } from "../support/settled.ts";
import { unexpected } from "../support/unexpected.ts";

type Reply = (signal: AbortSignal) => Promise<InquiryOutcome>;

/** Two providers behind everything that stands between them and who asks. */
function routed(replies: { readonly ayopop?: Reply; readonly klikoo?: Reply }, more: Partial<RoutingOptions> = {}) {
  const timer = manualTimer(noon);
  const asked: string[] = [];
  const attempts: Attempt[] = [];
  const changes: CircuitChange[] = [];
  const providers = (["ayopop", "klikoo"] as const).map(
    (name): BillProvider => ({
      name,
      inquire: (_, signal) => {
        asked.push(name);
        return (replies[name] ?? (async () => billFound))(signal);
      },
    }),
  );
  const route = routing({
    providers,
    attempted: (attempt) => attempts.push(attempt),
    changed: (change) => changes.push(change),
    memory: endlessMemory(),
    times: { bill: 60_000, alreadyPaid: 300_000, unknownAccount: 600_000 },
    failed: unexpected,
    concurrent: 20,
    perSecond: 10,
    failures: 3,
    openFor: 30_000,
    deadlineMs: 60_000,
    random: () => 0,
    clock: timer.clock,
    later: timer.later,
    ...more,
  });
  return { ...route, timer, asked, attempts, changes };
}

const down: Reply = async () => unavailable("181");
/** Ends when it is given up, as a provider's adapter does. */
const hanging: Reply = (signal) =>
  new Promise((resolve) => signal.addEventListener("abort", () => resolve(unavailable("aborted"))));

describe("the way of an inquiry", () => {
  test("leads to the first offer, and to the next when that fails", async () => {
    const { inquire, asked, attempts } = routed({ ayopop: down });
    expect(await inquire(inquiryOf(), never())).toEqual({ outcome: billFound, answeredAt: noon });
    expect(asked).toEqual(["ayopop", "klikoo"]);
    expect(attempts.map(({ outcome }) => outcome.kind)).toEqual(["provider-unavailable", "bill"]);
  });

  test("ends in the memory while that is fresh", async () => {
    const { inquire, asked, attempts, timer } = routed({});
    await inquire(inquiryOf(), never());
    await timer.pass(59_999);
    const again = await inquire(inquiryOf({ asker: "2" }), never());
    expect(again).toEqual({ outcome: billFound, answeredAt: noon, rememberedUntil: noon + 60_000 });
    expect([asked, attempts.length]).toEqual([["ayopop"], 1]);
    await timer.pass(1);
    expect(await inquire(inquiryOf(), never())).toEqual({ outcome: billFound, answeredAt: noon + 60_000 });
    expect(asked).toHaveLength(2);
  });

  test("goes on without a memory that fails, which is told of", async () => {
    const failures: unknown[] = [];
    const { inquire } = routed({}, { memory: brokenMemory, failed: (error) => failures.push(error) });
    expect(await inquire(inquiryOf(), never())).toMatchObject({ outcome: billFound });
    expect(failures).not.toEqual([]);
  });

  test("is one for all that ask the same at once", async () => {
    const answer = deferred<InquiryOutcome>();
    const { inquire, asked } = routed({ ayopop: () => answer.promise });
    const all = Array.from({ length: 10 }, (_, at) => inquire(inquiryOf({ asker: `${at}` }), never()));
    await settled();
    answer.resolve(billFound);
    expect(await Promise.all(all)).toEqual(all.map(() => ({ outcome: billFound, answeredAt: noon })));
    expect(asked).toEqual(["ayopop"]);
  });

  test("tries once more at the same offer what cannot have counted, before the next one", async () => {
    const { inquire, asked, attempts, timer } = routed({
      ayopop: async () => unavailable("ECONNREFUSED", { uncounted: true }),
    });
    const answer = inquire(inquiryOf(), never());
    await timer.pass(500);
    expect(await answer).toMatchObject({ outcome: billFound });
    expect(asked).toEqual(["ayopop", "ayopop", "klikoo"]);
    expect(attempts).toHaveLength(2);
  });

  test("leads past an offer whose circuit is open", async () => {
    const { inquire, asked, changes, isDisrupted } = routed({ ayopop: down }, { failures: 1 });
    await inquire(inquiryOf(), never());
    await inquire(inquiryOf({ values: { account: "533512366386" } }), never());
    expect(asked).toEqual(["ayopop", "klikoo", "klikoo"]);
    expect(changes).toEqual([{ provider: "ayopop", group: "electricity", isOpen: true }]);
    expect([productOf("pln-prepaid"), productOf("pln-postpaid")].map(isDisrupted)).toEqual([true, false]);
  });

  test("ends where a number is cooling down, without asking anybody", async () => {
    const retryAt = noon + 30 * 60_000;
    const { inquire, asked } = routed({ ayopop: async () => ({ ...refusedWith("too-often"), retryAt }) });
    const first = await inquire(inquiryOf(), never());
    expect(await inquire(inquiryOf(), never())).toEqual(first);
    expect(first.outcome).toMatchObject({ kind: "too-often", retryAt });
    expect(asked).toEqual(["ayopop"]);
  });

  test("ends where the biller is closed, and says when it opens", async () => {
    const late = Date.parse("2026-01-12T23:30+07:00");
    const { inquire, asked, attempts } = routed({}, { clock: () => late });
    const retryAt = Date.parse("2026-01-13T01:00+07:00");
    expect(await inquire(inquiryOf(), never())).toEqual({
      outcome: { kind: "cut-off", provider: "", retryAt },
      answeredAt: late,
    });
    expect([asked, attempts]).toEqual([[], []]);
  });

  test("ends at the deadline over all offers, wherever it is then", async () => {
    const { inquire, asked, timer } = routed({ ayopop: hanging, klikoo: hanging });
    const answer = inquire(inquiryOf(), never());
    await timer.pass(60_000);
    expect(await answer).toEqual({
      outcome: { kind: "provider-unavailable", provider: "", code: "aborted" },
      answeredAt: noon + 60_000,
    });
    expect(asked).toEqual(["ayopop"]);
    expect(timer.waits()).toEqual([]);
  });

  test("is given up in the queue of a provider too, whose place is free then", async () => {
    const { inquire, asked } = routed({ ayopop: hanging }, { concurrent: 1 });
    const [first, second] = [new AbortController(), new AbortController()];
    const other = { values: { account: "533512366386" } };
    const answers = [inquire(inquiryOf(), first.signal), inquire(inquiryOf(other), second.signal)];
    await settled();
    second.abort();
    first.abort();
    expect((await Promise.all(answers)).map(({ outcome }) => outcome)).toEqual([
      { kind: "provider-unavailable", provider: "", code: "aborted" },
      { kind: "provider-unavailable", provider: "", code: "aborted" },
    ]);
    await settled();
    expect(asked).toEqual(["ayopop"]);
    void inquire(inquiryOf(other), never());
    await settled();
    expect(asked).toEqual(["ayopop", "ayopop"]);
  });
});
