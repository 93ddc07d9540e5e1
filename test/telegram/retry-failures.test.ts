import { HttpError, type Transformer } from "grammy";
import { describe, expect, test } from "vitest";
import { retryFailures } from "../../src/telegram/retry-failures.ts";

type Previous = Parameters<Transformer>[0];

/** Fails in the given ways, one after the other, and then succeeds. */
function failing(...codes: readonly string[]) {
  const calls: string[] = [];
  const left = [...codes];
  const previous = (async (method: string) => {
    calls.push(method);
    const code = left.shift();
    if (code !== undefined) throw new HttpError("failed", Object.assign(new Error("socket"), { code }));
    return { ok: true, result: true };
  }) as unknown as Previous;
  return { calls, previous };
}

const ask = (previous: Previous, method: "sendMessage" | "editMessageText" | "getUpdates", signal?: AbortSignal) =>
  retryFailures([1, 1, 1])(previous, method, { chat_id: 1, text: "x" } as never, signal as never);

describe("a call that the network failed", () => {
  test("is tried again, since changing a message twice changes nothing more", async () => {
    const { calls, previous } = failing("ECONNRESET", "UND_ERR_SOCKET");
    expect(await ask(previous, "editMessageText")).toEqual({ ok: true, result: true });
    expect(calls).toHaveLength(3);
  });

  test("sends a message again that cannot have arrived", async () => {
    const { calls, previous } = failing("ECONNREFUSED");
    await ask(previous, "sendMessage");
    expect(calls).toHaveLength(2);
  });

  test("does not send a message again that may have arrived", async () => {
    const { calls, previous } = failing("ECONNRESET");
    await expect(ask(previous, "sendMessage")).rejects.toThrow(HttpError);
    expect(calls).toHaveLength(1);
  });

  test("leaves polling to who polls", async () => {
    const { calls, previous } = failing("ECONNREFUSED");
    await expect(ask(previous, "getUpdates")).rejects.toThrow(HttpError);
    expect(calls).toHaveLength(1);
  });

  test("is given up in the end", async () => {
    const { calls, previous } = failing(..."ABCDE".split("").map(() => "ECONNREFUSED"));
    await expect(ask(previous, "sendMessage")).rejects.toThrow(HttpError);
    expect(calls).toHaveLength(4);
  });

  test("is not tried again by who has left", async () => {
    const { calls, previous } = failing("ECONNREFUSED");
    await expect(ask(previous, "editMessageText", AbortSignal.abort())).rejects.toThrow(HttpError);
    expect(calls).toHaveLength(1);
  });

  test("that is refused is none of its business", async () => {
    const refused = (async () => ({ ok: false, error_code: 400, description: "Bad Request" })) as unknown as Previous;
    expect(await ask(refused, "sendMessage")).toMatchObject({ error_code: 400 });
  });
});

/** Answers with the given codes, one after the other, and then well. */
function answering(...codes: readonly number[]) {
  const calls: string[] = [];
  const left = [...codes];
  const previous = (async (method: string) => {
    calls.push(method);
    const error_code = left.shift();
    return error_code === undefined
      ? { ok: true, result: true }
      : { ok: false, error_code, description: "Bad Gateway" };
  }) as unknown as Previous;
  return { calls, previous };
}

describe("a call that Telegram itself failed", () => {
  test("is tried again", async () => {
    const { calls, previous } = answering(500, 502);
    expect(await ask(previous, "editMessageText")).toEqual({ ok: true, result: true });
    expect(calls).toHaveLength(3);
  });

  test("is given up in the end, and told as Telegram told it", async () => {
    const { calls, previous } = answering(500, 502, 503, 504);
    expect(await ask(previous, "editMessageText")).toMatchObject({ error_code: 504 });
    expect(calls).toHaveLength(4);
  });

  test("is not tried again where that may double a message", async () => {
    const { calls, previous } = answering(502);
    expect(await ask(previous, "sendMessage")).toMatchObject({ error_code: 502 });
    expect(calls).toHaveLength(1);
  });

  test("is a failure of the network to who polls, and so passes", async () => {
    const { calls, previous } = answering(502);
    await expect(ask(previous, "getUpdates")).rejects.toThrow(HttpError);
    expect(calls).toHaveLength(1);
  });
});
