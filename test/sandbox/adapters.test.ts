import { describe, expect, test } from "vitest";
import { defaultCatalogue } from "../../src/catalogue/default-catalogue.ts";
import { rupiah } from "../../src/domain/rupiah.ts";
import type { InquiryOutcome } from "../../src/inquiry/outcome.ts";
import type { BillProvider } from "../../src/inquiry/provider.ts";
import { ayopop } from "../../src/providers/ayopop/index.ts";
import { klikoo } from "../../src/providers/klikoo/index.ts";
import { stories } from "../../src/sandbox/stories.ts";
import { type StartedSandbox, startSandbox, until } from "./start.ts";

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

const inquiryPaths = {
  ayopop: "/ayopop/api/v2/bill/check",
  klikoo: "/klikoo-b2b/v1/open-api/transactions/inquiry-postpaid",
} as const;

const codes = { ayopop: "TLSTPOS", klikoo: "POSTPAIDPLN" } as const;

function adapter(name: "ayopop" | "klikoo", sandbox: StartedSandbox): BillProvider {
  const { credentials, now: clock } = sandbox;
  return name === "ayopop"
    ? ayopop({ ...credentials.ayopop, baseUrl: sandbox.ayopopUrl, version: "2.0", timeoutMs, clock })
    : klikoo({ ...credentials.klikoo, baseUrl: sandbox.klikooUrl, timeoutMs, clock });
}

/** Asks, lets the slow answer come at once, and gives up on one that hangs. */
async function outcomeOf(name: "ayopop" | "klikoo", account: string): Promise<InquiryOutcome> {
  const sandbox = await startSandbox();
  const giveUp = new AbortController();
  const answer = adapter(name, sandbox).inquire({ reference: "test", code: codes[name], account }, giveUp.signal);
  await until(() => sandbox.requests()[inquiryPaths[name]] === 1);
  if (account.endsWith("000005")) {
    await until(() => sandbox.timers().length === 1);
    for (const { run } of sandbox.timers()) run();
  }
  if (account.endsWith("000030")) giveUp.abort();
  return answer;
}

describe("the adapters understand the stories", () => {
  test("each story has an expectation", () => {
    expect(Object.keys(expected).toSorted()).toEqual(stories.map(({ ending }) => ending).toSorted());
  });

  test.each(stories.map(({ ending }) => ending))("%s at Ayopop", async (ending) => {
    expect((await outcomeOf("ayopop", `530000${ending}`)).kind).toBe(expected[ending]?.ayopop);
  });

  test.each(stories.map(({ ending }) => ending))("%s at Klikoo", async (ending) => {
    expect((await outcomeOf("klikoo", `530000${ending}`)).kind).toBe(expected[ending]?.klikoo);
  });
});

describe("the adapters understand the bills", () => {
  const offers = defaultCatalogue().products.flatMap((product) => product.offers.map((offer) => ({ product, offer })));

  test.each(offers.map(({ product, offer }) => [offer.code, offer.provider, product.fields] as const))(
    "%s at %s",
    async (code, name, fields) => {
      const kinds = fields.map(({ kind }) => kind);
      const outcome = await adapter(name === "ayopop" ? "ayopop" : "klikoo", await startSandbox()).inquire(
        {
          reference: "test",
          code,
          account: "08120000123",
          ...(kinds.includes("months") && { months: 2 }),
          ...(kinds.includes("zone") && { zone: "1234" }),
          ...(kinds.includes("amount") && { amount: rupiah(50_000) }),
        },
        new AbortController().signal,
      );
      expect(outcome.kind).toBe("bill");
      // The one code whose published amount leaves the fee out: marked, and shown as it came.
      expect("bill" in outcome && outcome.bill.mismatch).toBe(code === "TBPJPU" ? true : undefined);
    },
  );

  test("three months are three periods with the months they are for", async () => {
    const outcome = await outcomeOf("ayopop", "530000000003");
    expect(outcome).toMatchObject({
      bill: { total: 101_539, fee: 6000, periods: [{ month: "2016-01" }, { month: "2016-02" }, { month: "2016-03" }] },
    });
    expect(outcome).not.toHaveProperty("bill.mismatch");
  });

  test("an access token that expires too early is replaced", async () => {
    const sandbox = await startSandbox({ accessTokenSeconds: 60 });
    // The adapter's clock stands still, so that it trusts its first token for ever.
    const start = sandbox.now();
    const provider = klikoo({
      ...sandbox.credentials.klikoo,
      baseUrl: sandbox.klikooUrl,
      timeoutMs,
      clock: () => start,
    });
    const ask = () =>
      provider.inquire({ reference: "test", code: "PDAMABOJ", account: "107917" }, new AbortController().signal);
    expect((await ask()).kind).toBe("bill");
    sandbox.pass(60_000);
    expect((await ask()).kind).toBe("bill");
    expect(sandbox.requests()["/klikoo-b2b/v1/open-api/access-token"]).toBe(2);
  });
});
