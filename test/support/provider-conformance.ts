import { describe, expect, test } from "vitest";
import { type InquiryOutcome, type ProviderReason, providerReasons, type Reason } from "../../src/inquiry/outcome.ts";
import type { BillProvider, InquiryRequest } from "../../src/inquiry/provider.ts";
import { expectSound } from "./sound-outcome.ts";
import { closedUrl, mishaps, type Received, type WireAnswer, wireServer, write } from "./wire-server.ts";

/** What the suite must know of a provider to hold its adapter to the port's contract. */
export type ProviderUnderTest = {
  readonly name: string;
  readonly open: (options: { readonly baseUrl: string; readonly timeoutMs: number }) => BillProvider;
  readonly inquiryPath: string;
  /** Answers to calls that come before an inquiry, by path. */
  readonly before: Readonly<Record<string, WireAnswer>>;
  readonly request: InquiryRequest;
  /** An answer with a bill of `total` for this request, whatever its account number. */
  readonly billAnswer: (account: string) => WireAnswer;
  readonly total: number;
  /** The account number that an inquiry asks for. */
  readonly askedAccount: (received: Received) => string;
  /** What the provider answers when it means this reason; `undefined` where its protocol has no words for it. */
  readonly answers: Readonly<Record<ProviderReason, WireAnswer | undefined>>;
  /** What must never be seen outside of the adapter. */
  readonly secrets: readonly string[];
};

const html = "<html><body>Bad Gateway</body></html>";

/** Answers that are in nobody's format: of a gateway, or broken on the way. */
const foreignAnswers: readonly (readonly [number, string, Reason])[] = [
  [200, "", "provider-misbehaved"],
  [200, html, "provider-misbehaved"],
  [200, "null", "provider-misbehaved"],
  [200, "[]", "provider-misbehaved"],
  [200, '"text"', "provider-misbehaved"],
  [204, "", "provider-misbehaved"],
  [302, html, "provider-misbehaved"],
  [400, html, "provider-misbehaved"],
  [401, html, "provider-refused-us"],
  [403, "{}", "provider-refused-us"],
  [404, html, "provider-misbehaved"],
  [408, "", "provider-unavailable"],
  [429, html, "provider-unavailable"],
  [500, "", "provider-unavailable"],
  [502, html, "provider-unavailable"],
  [503, '{"error":"down"}', "provider-unavailable"],
];

/** One suite for every adapter. A new provider is registered by a test file that calls this, and adds its own cases. */
export function providerConformance(under: ProviderUnderTest): void {
  type Reply = Parameters<typeof wireServer>[0];

  /** The provider, with a server that answers what comes before an inquiry and leaves the inquiry to `reply`. */
  async function against(reply: Reply, timeoutMs = 5_000) {
    const server = await wireServer((received, response) => {
      const known = under.before[received.path];
      return known ? write(response, known) : reply(received, response);
    });
    const inquiries = () => server.received.filter(({ path }) => path === under.inquiryPath);
    return { server, inquiries, provider: under.open({ baseUrl: server.url, timeoutMs }) };
  }

  const ask = (provider: BillProvider, signal = new AbortController().signal) =>
    provider.inquire(under.request, signal);

  function expectFailure(outcome: InquiryOutcome, kind: Reason): void {
    expect(outcome).toMatchObject({ kind, provider: under.name });
    expectSound(outcome);
    const words = JSON.stringify(outcome);
    for (const secret of [...under.secrets, under.request.account]) expect(words).not.toContain(secret);
  }

  describe(`${under.name} keeps the contract of a provider`, () => {
    test("it has its name", () => {
      expect(under.open({ baseUrl: "http://127.0.0.1:9", timeoutMs: 1 }).name).toBe(under.name);
    });

    test("a bill is a bill, and costs one inquiry", async () => {
      const { provider, inquiries } = await against((_, response) => {
        write(response, under.billAnswer(under.request.account));
      });
      const outcome = await ask(provider);
      expect(outcome).toMatchObject({ kind: "bill", provider: under.name, bill: { total: under.total } });
      expectSound(outcome);
      expect(inquiries()).toHaveLength(1);
    });

    test("only the paths of an inquiry are called", async () => {
      const { provider, server } = await against((_, response) => {
        write(response, under.billAnswer(under.request.account));
      });
      await ask(provider);
      const allowed = new Set([under.inquiryPath, ...Object.keys(under.before)]);
      expect(server.received.filter(({ method, path }) => method !== "POST" || !allowed.has(path))).toEqual([]);
    });

    const told = providerReasons.flatMap((reason) => {
      const answer = under.answers[reason];
      return answer ? [{ reason, answer }] : [];
    });

    test.each(told)("it says $reason", async ({ reason, answer }) => {
      const { provider } = await against((_, response) => write(response, answer));
      expectFailure(await ask(provider), reason);
    });

    test.each(foreignAnswers)("HTTP %i with %j is %s", async (status, body, kind) => {
      const { provider, inquiries } = await against((_, response) => {
        response.writeHead(status, { Location: "/elsewhere" }).end(body);
      });
      expectFailure(await ask(provider), kind);
      expect(inquiries()).toHaveLength(1);
    });

    test("an answer that ends in the middle of its JSON is no bill", async () => {
      const { status, body } = under.billAnswer(under.request.account);
      const { provider } = await against((_, response) => {
        write(response, { status, body: body.slice(0, body.length / 2) });
      });
      expectFailure(await ask(provider), "provider-misbehaved");
    });

    test("an answer over the size limit is no bill", async () => {
      const { provider } = await against((_, response) => mishaps.flood(response));
      expectFailure(await ask(provider), "provider-misbehaved");
    });

    test.each(["cut", "garbage"] as const)(
      "a %s connection is unavailability that may have counted",
      async (mishap) => {
        const { provider } = await against((_, response) => mishaps[mishap](response));
        const outcome = await ask(provider);
        expectFailure(outcome, "provider-unavailable");
        expect(outcome).not.toHaveProperty("uncounted");
      },
    );

    test("a reset before the answer is unavailability that did not count", async () => {
      const { provider } = await against((_, response) => mishaps.reset(response));
      const outcome = await ask(provider);
      expectFailure(outcome, "provider-unavailable");
      expect(outcome).toMatchObject({ uncounted: true });
    });

    test("a server that is not there is unavailability that did not count", async () => {
      const outcome = await ask(under.open({ baseUrl: await closedUrl(), timeoutMs: 5_000 }));
      expectFailure(outcome, "provider-unavailable");
      expect(outcome).toMatchObject({ uncounted: true });
    });

    test.each(["hang", "drip"] as const)("it does not wait for ever: %s", async (mishap) => {
      const { provider } = await against((_, response) => mishaps[mishap](response), 200);
      expectFailure(await ask(provider), "provider-unavailable");
    });

    test("it ends when it is aborted", async () => {
      const aborting = new AbortController();
      const { provider } = await against(() => aborting.abort());
      expectFailure(await ask(provider, aborting.signal), "provider-unavailable");
    });

    test("it asks nothing when it was aborted before", async () => {
      const { provider, server } = await against((_, response) => {
        write(response, under.billAnswer(under.request.account));
      });
      expectFailure(await ask(provider, AbortSignal.abort()), "provider-unavailable");
      expect(server.received).toEqual([]);
    });

    test("twenty inquiries at once each get their own answer, and ask once for what comes before", async () => {
      const { provider, server, inquiries } = await against((received, response) => {
        const account = under.askedAccount(received);
        write(response, account.endsWith("7") ? { status: 502, body: html } : under.billAnswer(account));
      });
      const accounts = Array.from({ length: 20 }, (_, at) => `5140404004${at + 10}`);
      const outcomes = await Promise.all(
        accounts.map((account) => provider.inquire({ ...under.request, account }, new AbortController().signal)),
      );
      expect(outcomes.map(({ kind }) => kind)).toEqual(
        accounts.map((account) => (account.endsWith("7") ? "provider-unavailable" : "bill")),
      );
      expect(inquiries()).toHaveLength(20);
      expect(server.received).toHaveLength(20 + Object.keys(under.before).length);
    });
  });
}
