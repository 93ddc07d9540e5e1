import { Api } from "grammy";
import { expect, test } from "vitest";
import { heedLimits } from "../../src/telegram/heed-limits.ts";
import { manualTimer } from "../support/manual-timer.ts";

const limited = 5;

/** A Telegram that limits one chat for five minutes, once, and takes whatever else comes. */
function limiting() {
  const timer = manualTimer();
  let isLimited = false;
  const calls: unknown[] = [];
  const api = new Api("1:nobody");
  api.config.use(async (previous, method, payload) => {
    const { chat_id: chat } = payload as { readonly chat_id?: number };
    calls.push([method, chat]);
    const isNow = chat === limited && !isLimited;
    isLimited ||= isNow;
    const refusal = {
      ok: false,
      error_code: 429,
      description: "Too Many Requests: retry after 300",
      parameters: { retry_after: 300 },
    };
    return (isNow ? refusal : { ok: true, result: true }) as Awaited<ReturnType<typeof previous>> as never;
  });
  api.config.use(heedLimits(timer.clock));
  return { api, calls, pass: timer.pass };
}

const failureOf = (call: Promise<unknown>) => call.catch((error: unknown) => error);

test("a chat that Telegram has told to leave alone is not written to before the time is over", async () => {
  const { api, calls, pass } = limiting();
  expect(await failureOf(api.sendMessage(limited, "x"))).toMatchObject({ parameters: { retry_after: 300 } });
  await pass(10_000);
  for (const call of [api.sendMessage(limited, "x"), api.editMessageText(limited, 1, "x")]) {
    expect(await failureOf(call)).toMatchObject({ error_code: 429, parameters: { retry_after: 290 } });
  }
  expect(calls).toHaveLength(1);
  await pass(290_000);
  await api.sendMessage(limited, "x");
  expect(calls).toHaveLength(2);
});

test("other chats, and calls that write nothing, know nothing of it", async () => {
  const { api, calls } = limiting();
  await failureOf(api.sendMessage(limited, "x"));
  await api.sendMessage(6, "x");
  await api.answerCallbackQuery("1");
  await api.deleteMessage(limited, 1);
  expect(calls).toHaveLength(4);
});
