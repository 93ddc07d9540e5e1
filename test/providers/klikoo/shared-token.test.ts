import { expect, test } from "vitest";
import type { MadeOnce } from "../../../src/inquiry/made-once.ts";
import { accessTokens } from "../../../src/providers/klikoo/access-token.ts";
import type { TokenAnswer } from "../../../src/providers/klikoo/request-token.ts";
import { sharedToken } from "../../../src/providers/klikoo/shared-token.ts";
import { settled } from "../../support/settled.ts";

/** What a store of several programs does, in one. */
function keptOnce(): MadeOnce & { readonly kept: Map<string, string>; readonly times: number[] } {
  const kept = new Map<string, string>();
  const times: number[] = [];
  return {
    kept,
    times,
    get: async (name, make) => {
      const known = kept.get(name);
      if (known !== undefined) return known;
      const made = await make();
      if (made !== undefined) kept.set(name, made.text);
      if (made !== undefined) times.push(made.keepMs);
      return made?.text;
    },
    // It takes a moment, as it does over a network.
    drop: async (name, text) => {
      await settled();
      if (kept.get(name) === text) kept.delete(name);
    },
  };
}

/** Programs of one partner, and what each has asked Klikoo for. */
function programs(once = keptOnce()) {
  const state = { now: 0, issued: 0 };
  const start = (clientSecret = "the secret", fails = false) => {
    const clock = () => state.now;
    const request = async (): Promise<TokenAnswer> => {
      if (fails) return { kind: "none", outcome: { kind: "provider-unavailable", provider: "klikoo" } };
      state.issued += 1;
      return { kind: "token", token: `token ${state.issued}`, lifeMs: 1_000 };
    };
    const given = { baseUrl: "https://klikoo", clientId: "partner", clientSecret, clock, once, request };
    const shared = sharedToken(given);
    const { get, drop } = accessTokens({ clock, request: shared.request, dropped: shared.drop });
    const token = async () => {
      const answer = await get();
      return answer.kind === "token" ? answer.token : answer.outcome.kind;
    };
    return { token, drop };
  };
  return { once, state, start };
}

test("a token is asked for once for all programs, and kept until its renewal", async () => {
  const { start, state, once } = programs();
  expect([await start().token(), await start().token()]).toEqual(["token 1", "token 1"]);
  expect([state.issued, once.times]).toEqual([1, [800]]);
});

test("a token of another is used no longer than it lives", async () => {
  const { start, state } = programs();
  await start().token();
  state.now = 700;
  const late = start();
  expect(await late.token()).toBe("token 1");
  // Its time in the store is over then.
  state.now = 1_000;
  expect(state.issued).toBe(1);
});

test("a token that is refused is forgotten by all, and asked for once again", async () => {
  const { start, state } = programs();
  const [a, b] = [start(), start()];
  await Promise.all([a.token(), b.token()]);
  a.drop("token 1");
  expect(await a.token()).toBe("token 2");
  b.drop("token 1");
  expect([await b.token(), state.issued]).toEqual(["token 2", 2]);
});

test("a failure is kept by nobody", async () => {
  const { start, once } = programs();
  expect(await start("the secret", true).token()).toBe("provider-unavailable");
  expect(once.kept.size).toBe(0);
  expect(await start().token()).toBe("token 1");
});

test("the store holds the token sealed, and what does not open is asked for anew", async () => {
  const { start, once } = programs();
  await start().token();
  const [[name = "", sealed = ""] = []] = once.kept;
  expect(Buffer.from(sealed, "base64").toString("latin1")).not.toContain("token");
  expect(await start("another secret").token()).toBe("token 2");
  once.kept.set(name, `${sealed.slice(0, -8)}AAAAAAA=`);
  expect(await start().token()).toBe("token 3");
  once.kept.set(name, "nonsense");
  expect(await start().token()).toBe("token 4");
});
