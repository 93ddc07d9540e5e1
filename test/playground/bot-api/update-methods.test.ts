import { describe, expect, test } from "vitest";
import type { Update } from "../../../src/playground/world/update.ts";
import { agents, budi, startPlayground } from "../start-playground.ts";

describe("getUpdates", () => {
  test("gives updates in order until an offset confirms them", async () => {
    const { result, as } = await startPlayground();
    for (const text of ["a", "b", "c"]) await as(budi).say(text);
    const get = async (parameters: object) => await result<Update[]>("getUpdates", { ...parameters });
    const [first, second] = await get({ limit: 2 });
    expect([first?.message?.text, second?.message?.text]).toEqual(["a", "b"]);
    expect(second?.update_id).toBe(Number(first?.update_id) + 1);
    expect(await get({ limit: 1 })).toEqual([first]);
    expect((await get({ offset: second?.update_id })).map(({ message }) => message?.text)).toEqual(["b", "c"]);
    expect((await get({ offset: -1 })).map(({ message }) => message?.text)).toEqual(["c"]);
  });

  test("waits for the first update", async () => {
    const { result, as } = await startPlayground();
    const waiting = result<Update[]>("getUpdates", { timeout: 30 });
    await as(budi).say("a");
    expect(await waiting).toMatchObject([{ message: { text: "a" } }]);
  });

  test("gives only the kinds that were asked for", async () => {
    const { result, as } = await startPlayground();
    await result("getUpdates", { allowed_updates: ["callback_query"] });
    await as(budi).say("unheard");
    await result("getUpdates", { allowed_updates: [] });
    await as(budi).say("heard");
    expect(await result("getUpdates")).toMatchObject([{ message: { text: "heard" } }]);
  });

  test("a second poller ends the first", async () => {
    const { refusal, result, as } = await startPlayground();
    const polls = [1, 2].map(() => refusal("getUpdates", { timeout: 30 }));
    const why = "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
    expect(await Promise.race(polls)).toBe(why);
    await as(budi).say("a");
    expect((await Promise.all(polls)).toSorted()).toEqual([why, "undefined undefined"]);
    expect(await result("getUpdates")).toHaveLength(1);
  });

  test("an open poll ends when the playground closes", async () => {
    const { call, close, as } = await startPlayground();
    await as(budi).say("a");
    const [update] = (await call("getUpdates")).result as Update[];
    const poll = call("getUpdates", { timeout: 30, offset: Number(update?.update_id) + 1 }).catch(() => "cut");
    await Promise.all([close(), poll]);
  });
});

describe("what is refused around webhooks", () => {
  test("polling while there is one", async () => {
    const { result, refusal } = await startPlayground();
    await result("setWebhook", { url: "http://127.0.0.1:9/hook" });
    expect(await refusal("getUpdates")).toBe(
      "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
    await result("deleteWebhook");
    expect(await result("getUpdates")).toEqual([]);
  });

  test.each([
    ["an address beyond this machine", { url: "https://example.com/" }, "bad webhook"],
    ["another protocol", { url: "ftp://127.0.0.1/" }, "bad webhook"],
    ["a secret with other characters", { url: "http://localhost/", secret_token: "a b" }, "unallowed characters"],
    ["a long secret", { url: "http://localhost/", secret_token: "a".repeat(257) }, "secret token is too long"],
  ])("%s", async (_, parameters, why) => {
    const { refusal } = await startPlayground();
    expect(await refusal("setWebhook", parameters)).toContain(why);
  });

  test("what waits can be dropped", async () => {
    const { result, as } = await startPlayground();
    await as(budi).say("old");
    expect(await result("getWebhookInfo")).toMatchObject({ url: "", pending_update_count: 1 });
    await result("deleteWebhook", { drop_pending_updates: true });
    expect(await result("getUpdates")).toEqual([]);
  });
});

test("a group is heard of only as far as privacy allows", async () => {
  const { as, updates } = await startPlayground();
  await as(budi).say("524540566523", agents.id);
  expect(await updates()).toEqual([]);
});
