import { describe, expect, test } from "vitest";
import { klikooDesk } from "../../src/providers/klikoo/desk.ts";
import { klikoo } from "../../src/providers/klikoo/index.ts";
import { inShort, noAnswers } from "./in-short.ts";
import { liveProviders } from "./live-config.ts";

/*
 * Against Klikoo's real staging, with LIVE_KLIKOO_BASE_URL (with the gateway's path), LIVE_KLIKOO_CLIENT_ID,
 * LIVE_KLIKOO_CLIENT_SECRET and LIVE_KLIKOO_PRIVATE_KEY: npm run test:live. Skipped without them.
 *
 * Proves: that both signatures are accepted, for GET and POST, with and without `period`, which settles what the docs
 * leave open (method in upper case, path without the gateway, milliseconds in the timestamp, sorted and minified
 * bodies); that the product list has the shape that we expect; that an inquiry is answered; that a wrong secret is
 * told apart from an outage.
 * Does not prove: that amounts are right (staging answers with mock data that contradicts its own products), what
 * production answers, how long a token lives, rate limits, or the codes that staging never gives.
 *
 * Asserts shapes only, and prints neither numbers nor names when it fails.
 */

const config = liveProviders()?.klikoo;
const documented = { reference: "live", code: "POSTPAIDPLN", account: "514040400482" };
const withPeriod = { reference: "live", code: "RBASRBPJSKSH", account: "8888801433177155", months: 1 };
const never = new AbortController().signal;

describe.skipIf(config === undefined)("Klikoo's staging", () => {
  const options = () => {
    if (config === undefined) throw new Error("there are no credentials");
    return { ...config, timeoutMs: 30_000, clock: Date.now };
  };

  test("tells our balance: a token and a signed GET", async () => {
    expect((await klikooDesk(options()).balance(never)).kind).toBe("balance");
  });

  test("lists products in the shape that we expect, page by page", async () => {
    const list = await klikooDesk(options()).products(never);
    expect(list).toMatchObject({ kind: "products", unread: [] });
    const products = list.kind === "products" ? list.products : [];
    expect(products.length).toBeGreaterThan(0);
    expect(products.filter(({ active }) => active === undefined)).toEqual([]);
  });

  test.each([documented, withPeriod])("answers an inquiry for a documented number of $code", async (request) => {
    const outcome = await klikoo(options()).inquire(request, never);
    expect(noAnswers, JSON.stringify(inShort(outcome))).not.toContain(outcome.kind);
  });

  test("refuses a wrong secret in a way that is told apart", async () => {
    const outcome = await klikoo({ ...options(), clientSecret: "wrong" }).inquire(documented, never);
    expect(outcome.kind, JSON.stringify(inShort(outcome))).toBe("provider-refused-us");
  });
});
