import { describe, expect, test } from "vitest";
import { bot, budi, startedChat, startPlayground, token } from "../start-playground.ts";

describe("how a method is called", () => {
  test("parameters come as JSON, as a query, or as either kind of form", async () => {
    const { url } = await startedChat();
    const method = `${url}/bot${token}/sendMessage`;
    const parameters = { chat_id: String(budi.id), text: "hi", reply_markup: '{"remove_keyboard":true}' };
    const form = new FormData();
    for (const [name, value] of Object.entries(parameters)) form.set(name, value);
    const answers = await Promise.all([
      fetch(`${method}?${new URLSearchParams(parameters)}`),
      fetch(method, { method: "POST", body: new URLSearchParams(parameters) }),
      fetch(method, { method: "POST", body: form }),
      fetch(method, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(parameters),
      }),
    ]);
    for (const answer of answers) expect(await answer.json()).toMatchObject({ ok: true, result: { text: "hi" } });
  });

  test("the name of a method may be in any case", async () => {
    const { result } = await startPlayground();
    expect(await result("GETME")).toMatchObject({ id: bot.id, is_bot: true, username: "echo_bot" });
  });

  test("an unknown token, method or body is refused", async () => {
    const { url, send, refusal } = await startPlayground();
    expect(await send("GET", "/bot1:wrong/getMe")).toEqual({
      status: 401,
      body: { ok: false, error_code: 401, description: "Unauthorized" },
    });
    expect(await refusal("payBill")).toBe("404 Not Found");
    const broken = { method: "POST", headers: { "content-type": "application/json" }, body: "{" };
    expect((await fetch(`${url}/bot${token}/getMe`, broken)).status).toBe(400);
  });
});
