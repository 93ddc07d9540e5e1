import { describe, expect, test, vi } from "vitest";
import type { BillProvider } from "../../src/inquiry/provider.ts";
import { ayopop } from "../../src/providers/ayopop/index.ts";
import { stories } from "../../src/sandbox/stories.ts";
import { type StartedSandbox, startSandbox } from "./start.ts";

const timeoutMs = 10_000;

/** The reason that each story must give at a provider; "bill" where there is one. */
const expected: Readonly<Record<string, { readonly ayopop: string; readonly klikoo: string }>> = {
  "000302": { ayopop: "already-paid", klikoo: "already-paid" },
  "000303": { ayopop: "not-issued-yet", klikoo: "already-paid" },
  "000304": { ayopop: "unknown-account", klikoo: "unknown-account" },
  "000322": { ayopop: "wrong-product", klikoo: "wrong-product" },
  "000112": { ayopop: "blocked", klikoo: "blocked" },
  "000320": { ayopop: "pay-at-counter", klikoo: "pay-at-counter" },
  "000301": { ayopop: "arrears-limit", klikoo: "pay-at-counter" },
  "000313": { ayopop: "amount-out-of-range", klikoo: "amount-out-of-range" },
  "000310": { ayopop: "cut-off", klikoo: "provider-unavailable" },
  "000184": { ayopop: "product-closed", klikoo: "product-closed" },
  "000330": { ayopop: "too-often", klikoo: "bill" },
  "000181": { ayopop: "provider-unavailable", klikoo: "provider-unavailable" },
  "000401": { ayopop: "provider-refused-us", klikoo: "provider-refused-us" },
  "000999": { ayopop: "provider-misbehaved", klikoo: "provider-misbehaved" },
  "000003": { ayopop: "bill", klikoo: "bill" },
  "000005": { ayopop: "bill", klikoo: "bill" },
  "000030": { ayopop: "provider-unavailable", klikoo: "provider-unavailable" },
  "000600": { ayopop: "provider-misbehaved", klikoo: "provider-misbehaved" },
  "000601": { ayopop: "provider-unavailable", klikoo: "provider-unavailable" },
  "000500": { ayopop: "provider-unavailable", klikoo: "provider-unavailable" },
  "000700": { ayopop: "provider-unavailable", klikoo: "provider-unavailable" },
  "000701": { ayopop: "provider-unavailable", klikoo: "provider-unavailable" },
};

function adapter(sandbox: StartedSandbox, version: "1.0" | "2.0" = "2.0"): BillProvider {
  const { credentials, ayopopUrl: baseUrl, now: clock } = sandbox;
  return ayopop({ ...credentials.ayopop, baseUrl, version, timeoutMs, clock });
}

/** Asks, lets the slow answer come at once, and gives up on one that hangs. */
async function outcomeOf(sandbox: StartedSandbox, provider: BillProvider, code: string, account: string) {
  const giveUp = new AbortController();
  const asked = Object.values(sandbox.requests()).reduce((sum, count) => sum + count, 0);
  const answer = provider.inquire({ reference: "test", code, account, months: 1 }, giveUp.signal);
  await vi.waitUntil(() => Object.values(sandbox.requests()).reduce((sum, count) => sum + count, 0) > asked);
  if (account.endsWith("000005")) {
    await vi.waitUntil(() => sandbox.timers().length === 1);
    for (const { run } of sandbox.timers()) run();
  }
  if (account.endsWith("000030")) giveUp.abort();
  return answer;
}

describe("the adapters understand the stories", () => {
  test("each story has an expectation", () => {
    expect(Object.keys(expected).toSorted()).toEqual(stories.map(({ ending }) => ending).toSorted());
  });

  test.each(stories.map(({ ending }) => ending))("Ayopop: %s", async (ending) => {
    const sandbox = await startSandbox();
    const outcome = await outcomeOf(sandbox, adapter(sandbox), "TLSTPOS", `530000${ending}`);
    expect(outcome.kind).toBe(expected[ending]?.ayopop);
  });
});
