import { expect, test } from "vitest";
import { accessTokens } from "../../../src/providers/klikoo/access-token.ts";
import type { TokenAnswer } from "../../../src/providers/klikoo/request-token.ts";

const failed: TokenAnswer = { kind: "none", outcome: { kind: "provider-unavailable", provider: "klikoo" } };
const issued = (token: string, lifeMs = 1_000): TokenAnswer => ({ kind: "token", token, lifeMs });

/** Tokens from a list of answers, by a clock that stands still until it is set. */
function tokensFrom(...answers: readonly TokenAnswer[]) {
  const state = { now: 0, requests: 0 };
  const tokens = accessTokens({
    clock: () => state.now,
    request: async () => {
      const answer = answers[state.requests] ?? failed;
      state.requests += 1;
      return answer;
    },
  });
  return { tokens, state };
}

test("all who wait at the same time get the token of one request", async () => {
  const { tokens, state } = tokensFrom(issued("a"));
  const answers = await Promise.all(Array.from({ length: 20 }, () => tokens.get()));
  expect(answers).toEqual(Array(20).fill(issued("a")));
  expect(state.requests).toBe(1);
});

test("a token is kept for four fifths of its life", async () => {
  const { tokens, state } = tokensFrom(issued("a"), issued("b"));
  await tokens.get();
  state.now = 799;
  expect(await tokens.get()).toEqual(issued("a"));
  state.now = 800;
  expect(await tokens.get()).toEqual(issued("b"));
});

test("a token without a life serves those who waited for it", async () => {
  const { tokens, state } = tokensFrom(issued("a", 0), issued("b", 0));
  expect(await Promise.all([tokens.get(), tokens.get()])).toEqual([issued("a", 0), issued("a", 0)]);
  expect(await tokens.get()).toEqual(issued("b", 0));
  expect(state.requests).toBe(2);
});

test("a failure is told to all who waited, and is not kept", async () => {
  const { tokens } = tokensFrom(failed, issued("b"));
  expect(await Promise.all([tokens.get(), tokens.get()])).toEqual([failed, failed]);
  expect(await tokens.get()).toEqual(issued("b"));
});

test("an exception is told to all who waited, and is not kept", async () => {
  let requests = 0;
  const tokens = accessTokens({
    clock: () => 0,
    request: async () => {
      requests += 1;
      if (requests === 1) throw new Error("a bug");
      return issued("b");
    },
  });
  const results = await Promise.allSettled([tokens.get(), tokens.get()]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await tokens.get()).toEqual(issued("b"));
});

test("a refused token is dropped, unless a newer one has taken its place", async () => {
  const { tokens, state } = tokensFrom(issued("a"), issued("b"));
  await tokens.get();
  tokens.drop("a");
  expect(await tokens.get()).toEqual(issued("b"));
  tokens.drop("a");
  expect(await tokens.get()).toEqual(issued("b"));
  expect(state.requests).toBe(2);
});
