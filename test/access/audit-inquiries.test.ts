import { describe, expect, test } from "vitest";
import type { AuditEntry } from "../../src/access/audit.ts";
import { auditInquiries } from "../../src/access/audit-inquiries.ts";
import type { Answer, Inquire } from "../../src/inquiry/answer.ts";
import { deferred } from "../support/deferred.ts";
import { account, inquiryOf, never, offer, unavailable } from "../support/inquiries.ts";
import { billFound, noon, refusedWith } from "../support/sample-conversation.ts";
import { settled } from "../support/settled.ts";

const place = { chat: 7, person: 7, isPrivate: true };
const answer: Answer = { outcome: billFound, answeredAt: noon };

/** An audit in memory, of people whose handle is their number, by a clock that a test sets. */
function world(changes: Partial<Parameters<typeof auditInquiries>[0]> = {}) {
  const entries = new Map<string, AuditEntry>();
  const time = { now: noon };
  const audited = auditInquiries({
    write: async (reference, entry) => void entries.set(reference, await entry()),
    handleOf: async (person) => `H${person}`,
    hashed: (number) => `hash of ${number.length}`,
    isLeft: ({ reason }) => reason === "left",
    clock: () => time.now,
    ...changes,
  });
  return { ...audited, entries, time };
}

describe("an inquiry", () => {
  test("is written with who, where, what, how it ended and how long its person waited", async () => {
    const { inquire, attempted, entries, time, idle } = world();
    const asking: Inquire = async ({ reference, product }) => {
      const outcome = unavailable("http-502");
      attempted({ reference, product: product.id, offer, outcome, milliseconds: 400 });
      const second = { provider: "klikoo", code: "2112" };
      attempted({ reference, product: product.id, offer: second, outcome: billFound, milliseconds: 300 });
      time.now += 700;
      return answer;
    };
    expect(await inquire(asking)(inquiryOf(), never(), place)).toBe(answer);
    await idle();
    expect(Object.fromEntries(entries)).toEqual({
      REF1: {
        kind: "inquiry",
        at: noon + 700,
        by: "H7",
        where: "private",
        product: "pln-postpaid",
        category: "electricity",
        number: { hash: "hash of 12", last4: "0482" },
        outcome: "bill",
        provider: "ayopop",
        milliseconds: 700,
        attempts: [
          {
            provider: "ayopop",
            code: "TLSTPOS",
            outcome: "provider-unavailable",
            reason: "http-502",
            milliseconds: 400,
          },
          { provider: "klikoo", code: "2112", outcome: "bill", milliseconds: 300 },
        ],
      },
    });
  });

  test("is written without the number, the name and any amount", async () => {
    const { inquire, entries, idle } = world();
    await inquire(async () => answer)(inquiryOf(), never(), place);
    await idle();
    const written = JSON.stringify([...entries]);
    expect(written).toContain("hash of 12");
    for (const personal of [account, "BUDI", "25720", "22970", "24500"]) expect(written).not.toContain(personal);
  });

  test("in a group names the group", async () => {
    const { inquire, entries, idle } = world();
    await inquire(async () => answer)(inquiryOf(), never(), { chat: -100, person: 7, isPrivate: false });
    await idle();
    expect(entries.get("REF1")).toMatchObject({ where: -100, by: "H7" });
  });

  test.each<[string, Answer, object]>([
    [
      "without a bill",
      { outcome: refusedWith("unknown-account"), answeredAt: noon },
      { outcome: "unknown-account", reason: "304" },
    ],
    [
      "that was given up",
      { outcome: unavailable("aborted", { provider: "" }), answeredAt: noon },
      { provider: "", reason: "aborted" },
    ],
    ["from memory", { ...answer, rememberedUntil: noon + 1 }, { outcome: "bill", remembered: true, attempts: [] }],
  ])("%s is written as well", async (_, given, expected) => {
    const { inquire, entries, idle } = world();
    await inquire(async () => given)(inquiryOf(), never(), place);
    await idle();
    expect(entries.get("REF1")).toMatchObject(expected);
  });

  test("that throws is written as it is told", async () => {
    const { inquire, entries, idle } = world();
    const broken = new Error("a bug");
    await expect(inquire(() => Promise.reject(broken))(inquiryOf(), never(), place)).rejects.toBe(broken);
    await idle();
    expect(entries.get("REF1")).toMatchObject({ outcome: "provider-misbehaved", provider: "" });
  });

  test("that its person has given up is written, one that ends with the program is not: it is asked again", async () => {
    const { inquire, entries, idle } = world();
    for (const [reference, reason] of [
      ["GIVENUP", undefined],
      ["LEFT", "left"],
    ] as const) {
      const controller = new AbortController();
      const asking: Inquire = (_, signal) =>
        new Promise((resolve) => signal.addEventListener("abort", () => resolve(answer)));
      const asked = inquire(asking)(inquiryOf({ reference }), controller.signal, place);
      controller.abort(reason);
      await asked;
    }
    await idle();
    expect([...entries.keys()]).toEqual(["GIVENUP"]);
  });
});

test.each([
  ["12345678", "5678"],
  ["12345", "45"],
  ["1", ""],
])("of the number %s no more than half is told: %j", async (number, last4) => {
  const { inquire, entries, idle } = world();
  await inquire(async () => answer)(inquiryOf({ values: { account: number } }), never(), place);
  await idle();
  expect(entries.get("REF1")).toMatchObject({ number: { last4 } });
});

test("an attempt belongs to the inquiry for which it was made", async () => {
  const { inquire, attempted, entries, idle } = world();
  const gates = [deferred<Answer>(), deferred<Answer>()] as const;
  const asked = ["R1", "R2"].map((reference, at) =>
    inquire(() => gates[at as 0 | 1].promise)(inquiryOf({ reference }), never(), place),
  );
  attempted({ reference: "R2", product: "pln-postpaid", offer, outcome: billFound, milliseconds: 1 });
  attempted({ reference: "nobody's", product: "pln-postpaid", offer, outcome: billFound, milliseconds: 1 });
  for (const gate of gates) gate.resolve(answer);
  await Promise.all(asked);
  await idle();
  expect(entries.get("R1")).toMatchObject({ attempts: [] });
  expect(entries.get("R2")).toMatchObject({ attempts: [{ code: "TLSTPOS" }] });
});

test("an answer does not wait for the audit; being idle does", async () => {
  const gate = deferred<void>();
  const { inquire, idle } = world({ write: () => gate.promise });
  await inquire(async () => answer)(inquiryOf(), never(), place);
  let isIdle = false;
  const over = idle().then(() => {
    isIdle = true;
  });
  await settled();
  expect(isIdle).toBe(false);
  gate.resolve();
  await over;
});

test("who asks is looked up before the answer is there, and again only where that failed", async () => {
  const looked: number[] = [];
  const failing = { times: 1 };
  const handleOf = async (person: number) => {
    looked.push(person);
    if (failing.times-- > 0) throw new Error("the store is away");
    return `H${person}`;
  };
  const { inquire, entries, idle } = world({ handleOf });
  for (const reference of ["R1", "R2"]) await inquire(async () => answer)(inquiryOf({ reference }), never(), place);
  await idle();
  expect(looked).toEqual([7, 7, 7]);
  expect([...entries.values()].map(({ by }) => by)).toEqual(["H7", "H7"]);
});
