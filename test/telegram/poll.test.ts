import { Api, GrammyError, HttpError } from "grammy";
import type { Update } from "grammy/types";
import { describe, expect, test } from "vitest";
import { poll } from "../../src/telegram/poll.ts";
import { budi, startPlayground } from "../playground/start-playground.ts";
import { deferred } from "../support/deferred.ts";
import { refusal } from "../support/recorded-api.ts";
import { settled } from "../support/settled.ts";

const token = "7000000001:local";

/** A bot that polls the playground with grammY's own transport. */
async function polling(handle?: (update: Update) => Promise<void>) {
  const local = await startPlayground({ bot: { token, id: 7_000_000_001, first_name: "Bot", username: "local_bot" } });
  const api = new Api(token, { apiRoot: local.url });
  const texts: (string | undefined)[] = [];
  const heard = deferred<void>();
  const take = async (update: Update) => {
    texts.push(update.message?.text);
    await handle?.(update);
    heard.resolve();
  };
  const failures: unknown[] = [];
  const failed = (error: unknown) => void failures.push(error);
  const start = () => poll({ api, allowed: ["message"], handle: take, failed });
  return { ...local, api, failures, texts, heard: heard.promise, start };
}

describe("polling", () => {
  test("takes what people write, and confirms it when it stops", async () => {
    const { api, as, heard, start, texts } = await polling();
    const { ended, stop } = start();
    await as(budi).say("/start");
    await heard;
    await stop();
    await ended;
    expect(texts).toEqual(["/start"]);
    expect(await api.getUpdates()).toEqual([]);
  });

  test("takes all updates of one answer side by side", async () => {
    const both = deferred<void>();
    let under = 0;
    const { as, start, texts } = await polling(async () => {
      under += 1;
      if (under === 2) both.resolve();
      await both.promise;
    });
    await as(budi).say("one");
    await as(budi).say("two");
    const { stop } = start();
    await both.promise;
    await stop();
    expect(texts).toEqual(["one", "two"]);
  });

  test("asks for no more, which would confirm them, before all of one answer are taken", async () => {
    const taken = deferred<void>();
    const { api, as, heard, start, texts } = await polling((update) =>
      update.message?.text === "one" ? taken.promise : Promise.resolve(),
    );
    await as(budi).say("one");
    await as(budi).say("two");
    const offsets: unknown[] = [];
    api.config.use((previous, method, payload, signal) => {
      if (method === "getUpdates") offsets.push("offset" in payload && payload.offset);
      return previous(method, payload, signal);
    });
    const { stop } = start();
    await heard;
    await settled();
    expect(texts).toEqual(["one", "two"]);
    expect(offsets).toEqual([0]);
    taken.resolve();
    await expect.poll(() => offsets.length).toBeGreaterThan(1);
    await stop();
  });

  test("says in plain words that another program polls too, and goes on when that one has stopped", async () => {
    const { as, failures, heard, start, texts, url } = await polling();
    const { stop } = start();
    // Whichever of the two asks first is refused; the other one asks until it was not itself.
    while (failures.length === 0) await fetch(`${url}/bot${token}/getUpdates?timeout=1`);
    expect(String(failures[0])).toContain("another program takes this bot's updates: stop one of the two");
    await as(budi).say("/start");
    await heard;
    await stop();
    expect(texts).toEqual(["/start"]);
  });

  test("ends when Telegram does not know the token any more", async () => {
    const { api, start } = await polling();
    api.config.use(async (previous, method, payload, signal) =>
      method === "getUpdates" ? refusal("Unauthorized", 401) : previous(method, payload, signal),
    );
    await expect(start().ended).rejects.toThrow(GrammyError);
  });

  test.each(["getUpdates", "deleteWebhook"])(
    "goes on when Telegram limits or fails %s for a while",
    async (failing) => {
      const { api, as, failures, heard, start, texts } = await polling();
      const answers = [
        { ...refusal("Too Many Requests: retry after 2", 429), parameters: { retry_after: 1.2 } },
        refusal("Bad Gateway", 502),
      ];
      const begun = performance.now();
      const tried: number[] = [];
      api.config.use(async (previous, method, payload, signal) => {
        if (method === failing) tried.push(performance.now() - begun);
        return (method === failing && answers.shift()) || previous(method, payload, signal);
      });
      const { stop } = start();
      await as(budi).say("/start");
      await heard;
      await stop();
      expect(failures).toMatchObject([{ error_code: 429 }, { error_code: 502 }]);
      expect(tried[1]).toBeGreaterThanOrEqual(1_200);
      expect(texts).toEqual(["/start"]);
    },
  );

  test("goes on when the network fails for a while", async () => {
    const { api, as, failures, heard, start, texts } = await polling();
    let away = 1;
    api.config.use((previous, method, payload, signal) => {
      if (method === "getUpdates" && away > 0) {
        away -= 1;
        throw new HttpError("failed", new Error("the network is away"));
      }
      return previous(method, payload, signal);
    });
    const { stop } = start();
    await as(budi).say("/start");
    await heard;
    await stop();
    expect(failures).toEqual([expect.any(HttpError)]);
    expect(texts).toEqual(["/start"]);
  });

  test("stops at once while it waits for as long as Telegram has told it to", async () => {
    const { api, failures, start } = await polling();
    api.config.use(async (previous, method, payload, signal) => {
      if (method !== "getUpdates") return previous(method, payload, signal);
      return { ...refusal("Too Many Requests", 429), parameters: { retry_after: 600 } };
    });
    const { ended, stop } = start();
    await expect.poll(() => failures).toHaveLength(1);
    await stop();
    await ended;
  });
});
