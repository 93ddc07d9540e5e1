import { describe, expect, test } from "vitest";
import { ayopopDesk } from "../../src/providers/ayopop/desk.ts";
import { ayopop } from "../../src/providers/ayopop/index.ts";
import { inShort, noAnswers } from "./in-short.ts";
import { liveProviders } from "./live-config.ts";

/*
 * Against Ayopop's real test environment, with LIVE_AYOPOP_BASE_URL, LIVE_AYOPOP_API_KEY and LIVE_AYOPOP_API_SECRET
 * (and LIVE_AYOPOP_API_VERSION, if it is not 2.0): npm run test:live. Skipped without them.
 *
 * Proves: that our token, headers, paths and bodies are accepted; that balance and product list have the shapes that
 * no page documents and that we expect; that an inquiry is answered, with a bill we can read or a code we know; that a
 * wrong secret is told apart from an outage.
 * Does not prove: that amounts are right (a test environment may answer anything, and product codes differ between
 * partners), what production answers, which codes there are, rate limits, or cut-off hours.
 *
 * Asserts shapes only, and prints neither numbers nor names when it fails. Do not repeat it within half an hour: the
 * same number asked for again may be refused (code 330), which counts as an answer here.
 */

const config = liveProviders()?.ayopop;
const documented = { reference: "live", code: "TLSTPOS", account: "516070377775" };
const never = new AbortController().signal;

describe.skipIf(config === undefined)("Ayopop's test environment", () => {
  const options = () => {
    if (config === undefined) throw new Error("there are no credentials");
    return { ...config, timeoutMs: 30_000, clock: Date.now };
  };

  test("tells our balance", async () => {
    expect((await ayopopDesk(options()).balance(never)).kind).toBe("balance");
  });

  test("lists products in the shape that we expect, all of them", async () => {
    const list = await ayopopDesk(options()).products(never);
    expect(list).toMatchObject({ kind: "products", unread: [] });
    const products = list.kind === "products" ? list.products : [];
    expect(products.length).toBeGreaterThan(0);
    expect(products.filter(({ active }) => active === undefined)).toEqual([]);
  });

  test("answers an inquiry for the documented number", async () => {
    const outcome = await ayopop(options()).inquire(documented, never);
    expect(noAnswers, JSON.stringify(inShort(outcome))).not.toContain(outcome.kind);
  });

  test("refuses a wrong secret in a way that is told apart", async () => {
    const outcome = await ayopop({ ...options(), apiSecret: "wrong" }).inquire(documented, never);
    expect(outcome.kind, JSON.stringify(inShort(outcome))).toBe("provider-refused-us");
  });
});
