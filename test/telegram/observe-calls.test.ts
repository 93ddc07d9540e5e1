import { Api } from "grammy";
import { describe, expect, onTestFinished, test } from "vitest";
import { leanTransport } from "../../src/telegram/lean-transport.ts";
import { type ObservedCall, observeCalls } from "../../src/telegram/observe-calls.ts";
import { closedUrl, mishaps, type WireServer, wireServer, write } from "../support/wire-server.ts";

const token = "7000000001:local";

function observed(apiRoot: string) {
  const calls: ObservedCall[] = [];
  let now = 0;
  const transport = leanTransport({ token, apiRoot });
  onTestFinished(transport.close);
  const api = new Api(token, { apiRoot });
  api.config.use(transport.transformer);
  api.config.use(
    observeCalls(
      (call) => void calls.push(call),
      () => (now += 5),
    ),
  );
  return { api, calls };
}

/** A Bot API that refuses all with this code; 200 is no refusal. */
function answering(code: number): Promise<WireServer> {
  const answer = code === 200 ? { ok: true, result: {} } : { ok: false, error_code: code, description: "No" };
  return wireServer((_, response) => write(response, { status: code, body: JSON.stringify(answer) }));
}

describe("a call of the Bot API is told", () => {
  test.each([
    [200, "ok"],
    [401, "401"],
    [429, "429"],
    [400, "4xx"],
    [409, "409"],
    [403, "4xx"],
    [502, "5xx"],
  ] as const)("when the answer is %i, as %s", async (code, outcome) => {
    const { api, calls } = observed((await answering(code)).url);
    const answered = api.getMe().then(
      () => 200,
      (error) => error.error_code,
    );
    expect(await answered).toBe(code);
    expect(calls).toEqual([{ method: "getMe", outcome, milliseconds: 5 }]);
  });

  test("when nobody is there, and who called hears of it too", async () => {
    const { api, calls } = observed(await closedUrl());
    await expect(api.getMe()).rejects.toThrow("Network request for 'getMe' failed!");
    expect(calls).toEqual([{ method: "getMe", outcome: "network", milliseconds: 5 }]);
  });

  test("when it was given up, which is nobody's failure", async () => {
    const { url } = await wireServer(mishaps.hang);
    const { api, calls } = observed(url);
    const giving = new AbortController();
    const call = api.getMe(giving.signal as never);
    giving.abort();
    await expect(call).rejects.toThrow("Network request for 'getMe' failed!");
    expect(calls).toMatchObject([{ outcome: "given-up" }]);
  });
});
