import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { typing } from "../../src/telegram/typing.ts";
import { recordedApi, refusal } from "../support/recorded-api.ts";
import { sari } from "../support/turn-world.ts";
import { unexpected } from "../support/unexpected.ts";

describe("typing", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("is shown at once, and again before Telegram lets it end", async () => {
    const { api, calls } = recordedApi();
    const stop = typing(api, unexpected)(sari);
    expect(calls).toEqual([["sendChatAction", { chat_id: 1, action: "typing" }]]);
    await vi.advanceTimersByTimeAsync(4_999);
    expect(calls).toHaveLength(2);
    stop();
  });

  test("ends when it is called off", async () => {
    const { api, calls } = recordedApi();
    typing(api, unexpected)(sari)();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calls).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("is shown in the topic that is being answered", () => {
    const { api, calls } = recordedApi();
    typing(api, unexpected)({ ...sari, thread: 9 })();
    expect(calls[0]?.[1]).toMatchObject({ message_thread_id: 9 });
  });

  test("that cannot be shown is told, and tried again", async () => {
    const failures: unknown[] = [];
    const { api, calls } = recordedApi(() => refusal("Forbidden: bot was blocked by the user", 403));
    const stop = typing(api, (error) => failures.push(error))(sari);
    await vi.advanceTimersByTimeAsync(4_500);
    expect(failures).toHaveLength(2);
    expect(calls).toHaveLength(2);
    stop();
  });
});
