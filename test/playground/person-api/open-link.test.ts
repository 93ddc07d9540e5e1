import { describe, expect, test } from "vitest";
import { budi, startPlayground } from "../start-playground.ts";

describe("a link to the bot", () => {
  test.each([
    ["https://t.me/echo_bot?start=Ab_-9", "/start Ab_-9"],
    ["https://telegram.me/Echo_Bot?start=Ab_-9", "/start Ab_-9"],
    ["tg://resolve?domain=echo_bot&start=Ab_-9", "/start Ab_-9"],
    ["t.me/echo_bot?start=Ab_-9", "/start Ab_-9"],
    ["https://t.me/echo_bot", "/start"],
  ])("%s starts it", async (url, text) => {
    const { as, updates } = await startPlayground();
    expect((await as(budi).act("POST", "open", { url })).body).toMatchObject({ message: { text } });
    expect(await updates()).toMatchObject([{ message: { text, chat: { id: budi.id, type: "private" } } }]);
  });

  test("lets a bot in again that was blocked", async () => {
    const { as, updates } = await startPlayground();
    await as(budi).act("POST", `chats/${budi.id}/block`, { blocked: true });
    await updates();
    await as(budi).act("POST", "open", { url: "https://t.me/echo_bot?start=x" });
    expect(await updates()).toMatchObject([
      { my_chat_member: { new_chat_member: { status: "member" } } },
      { message: { text: "/start x" } },
    ]);
  });

  test.each([
    ["another bot", "https://t.me/other_bot?start=x"],
    ["another site", "https://example.com/echo_bot?start=x"],
    ["65 characters", `https://t.me/echo_bot?start=${"x".repeat(65)}`],
    ["other characters", "https://t.me/echo_bot?start=a.b"],
    ["no link", "echo_bot"],
  ])("is not one with %s", async (_, url) => {
    const { as } = await startPlayground();
    expect(await as(budi).act("POST", "open", { url })).toEqual({
      status: 400,
      body: { error: "the link does not lead to the bot" },
    });
  });
});
