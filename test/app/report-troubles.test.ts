import { describe, expect, test } from "vitest";
import { reportTroubles } from "../../src/app/report-troubles.ts";
import { catalogue } from "../../src/domain/catalogue.ts";
import type { Answer } from "../../src/inquiry/answer.ts";
import type { NoBill } from "../../src/inquiry/outcome.ts";
import type { Reported } from "../../src/ops/incidents/reporting.ts";
import { keyOf, type Trouble } from "../../src/ops/incidents/trouble.ts";
import { billFound, productOf } from "../support/sample-conversation.ts";

const product = productOf("pln-postpaid");
const offer = { provider: "ayopop", code: "TLSTPOS" };
const down: Trouble = { kind: "provider-down", provider: "ayopop", category: product.category };

/** What the program tells, while these incidents are open. */
function told(...open: readonly Trouble[]) {
  let now = 0;
  const lines: (readonly [what: string, reported?: Reported])[] = [];
  const troubles = reportTroubles(
    {
      report: (trouble, what) => void lines.push(what === undefined ? [keyOf(trouble)] : [keyOf(trouble), what]),
      settle: (trouble) => void lines.push([`over ${keyOf(trouble)}`]),
      isOpen: (trouble) => open.some((one) => keyOf(one) === keyOf(trouble)),
      forget: () => undefined,
    },
    () => now,
  );
  troubles.offered(catalogue([], [product]));
  const failure = (kind: NoBill["kind"], code: string, more: Partial<NoBill> = {}): NoBill => {
    return { kind, provider: "ayopop", code, ...more };
  };
  const attempted = (outcome: NoBill | typeof billFound) =>
    troubles.attempted({ reference: "REF", product: product.id, offer, outcome, milliseconds: 1 });
  const answered = (outcome: NoBill | typeof billFound, more: Partial<Answer> = {}) =>
    troubles.answered(product, { outcome, answeredAt: 1, ...more });
  return { ...troubles, attempted, answered, failure, lines, pass: (time: number) => (now += time) };
}

describe("an attempt", () => {
  test.each<[NoBill["kind"], Partial<NoBill>, readonly unknown[]]>([
    ["provider-refused-us", {}, [["provider-refuses ayopop", { code: "7" }]]],
    ["provider-refused-us", { unknownCode: true }, [["unknown-code ayopop TLSTPOS", { code: "7" }]]],
    ["provider-misbehaved", {}, [["provider-misbehaves ayopop", { code: "7" }]]],
    ["provider-unavailable", {}, []],
    ["already-paid", {}, []],
    ["unknown-account", {}, []],
  ])("that ended as %s %j is told so", (kind, more, expected) => {
    const { attempted, failure, lines } = told();
    attempted(failure(kind, "7", more));
    expect(lines).toEqual(expected);
  });

  test("that fails counts for a provider that is down, unless nobody was asked", () => {
    const { attempted, failure, lines } = told(down);
    for (const code of ["181", "circuit-open", "aborted"]) attempted(failure("provider-unavailable", code));
    expect(lines).toEqual([["provider-down ayopop", { code: "181" }]]);
  });

  test("that is answered ends what a program before has left open, but not what this one knows to be open", () => {
    const { attempted, changed, lines } = told(down);
    attempted(billFound);
    expect(lines).toEqual([["over provider-down ayopop"]]);
    changed({ provider: "ayopop", group: product.category, isOpen: true, isElsewhere: true });
    attempted(billFound);
    expect(lines).toHaveLength(1);
  });
});

describe("an answer", () => {
  test("is counted at its product, well or not", () => {
    const { answered, failure, lines } = told();
    answered(billFound);
    answered(failure("already-paid", "302"));
    answered(failure("provider-misbehaved", "398"));
    expect(lines).toEqual([
      ["product-fails pln-postpaid", { went: "well" }],
      ["product-fails pln-postpaid", { went: "well" }],
      ["product-fails pln-postpaid", { code: "398" }],
    ]);
  });

  test("that fails is not told once more where the provider's own trouble is known", () => {
    for (const open of [down, { kind: "provider-refuses", provider: "ayopop" } as const]) {
      const { answered, failure, lines } = told(open);
      answered(failure("provider-unavailable", "181"));
      expect(lines).toEqual([]);
    }
  });

  test("says nothing where nobody was asked, it was given before, or its asker has gone", () => {
    const { answered, failure, lines } = told();
    answered({ kind: "product-closed", provider: "" });
    answered(failure("provider-unavailable", "aborted"));
    answered(billFound, { rememberedUntil: 2 });
    expect(lines).toEqual([]);
  });
});

test("a circuit is told by the program that has found out", () => {
  const { changed, lines } = told();
  const change = { provider: "ayopop", group: "electricity" };
  changed({ ...change, isOpen: true });
  changed({ ...change, isOpen: true, isElsewhere: true });
  changed({ ...change, isOpen: false });
  expect(lines).toEqual([["provider-down ayopop", { begins: true }], ["over provider-down ayopop"]]);
});

describe("Telegram", () => {
  const call = (outcome: "ok" | "network" | "409" | "429" | "given-up") => ({
    method: "sendMessage",
    outcome,
    milliseconds: 1,
  });

  test("is out when it has failed five times over half a minute, and back with the first answer", () => {
    const { called, lines, pass } = told();
    for (let at = 0; at < 5; at += 1) {
      called(call("network"));
      pass(8_000);
    }
    expect(lines.at(-1)).toEqual(["telegram", { code: "network", begins: true }]);
    called(call("ok"));
    called(call("ok"));
    expect(lines.slice(5)).toEqual([["over telegram"]]);
  });

  test("that gives the updates to another program is told as that, and is not out", () => {
    const { called, lines, pass } = told();
    for (let at = 0; at < 5; at += 1) {
      called(call("409"));
      pass(8_000);
    }
    expect(lines).toEqual(Array(5).fill(["updates-taken"]));
  });

  test("is not out when some calls fail in the same moment, when it limits us, or when we gave up", () => {
    const { called, lines } = told();
    for (let at = 0; at < 9; at += 1) called(call("network"));
    for (const outcome of ["429", "given-up"] as const) called(call(outcome));
    expect(lines).toHaveLength(9);
    expect(lines.every(([, what]) => what?.begins === undefined)).toBe(true);
  });
});
