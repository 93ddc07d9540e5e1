import { Api, type Transformer } from "grammy";
import { describe, expect, test } from "vitest";
import { followMigration } from "../../src/telegram/follow-migration.ts";
import { agents, budi, startPlayground, token } from "../playground/start-playground.ts";

const old = -4_001;

/** A playground in which the group of agents has moved, and who calls it. */
async function afterMoving() {
  const { url, as } = await startPlayground({ groups: [{ ...agents, migrated_from: old }] });
  const api = new Api(token, { apiRoot: url });
  const called: unknown[] = [];
  api.config.use((previous, method, payload, signal) => {
    called.push((payload as { readonly chat_id?: unknown }).chat_id);
    return previous(method, payload, signal);
  });
  const told: unknown[] = [];
  api.config.use(followMigration((from, to) => void told.push([from, to])));
  return { api, called, told, as };
}

describe("a group that became a supergroup", () => {
  test("gets the message that was sent to its old id, once", async () => {
    const { api, called } = await afterMoving();
    const { chat } = await api.sendMessage(old, "Rp25.720");
    expect(chat.id).toBe(agents.id);
    expect(called).toEqual([old, agents.id]);
  });

  test("is written to at its new id from then on", async () => {
    const { api, called, told } = await afterMoving();
    await api.sendMessage(old, "one");
    await api.sendMessage(old, "two");
    expect(called).toEqual([old, agents.id, agents.id]);
    expect(told).toEqual([[old, agents.id]]);
  });

  test("has nothing to do with other chats", async () => {
    const { api, called, as } = await afterMoving();
    await as(budi).say("/start");
    await api.sendMessage(old, "one");
    await api.sendMessage(budi.id, "two");
    await api.getMe();
    expect(called).toEqual([old, agents.id, budi.id, undefined]);
  });

  test("is forgotten when many others have moved, and found out again", async () => {
    const asked: number[] = [];
    const previous = (async (_: string, { chat_id: chat }: { readonly chat_id: number }) => {
      asked.push(chat);
      const parameters = { migrate_to_chat_id: chat * 10 };
      return chat > -10 ? { ok: false, error_code: 400, description: "", parameters } : { ok: true, result: true };
    }) as unknown as Parameters<Transformer>[0];
    const follow = followMigration(() => undefined, 2);
    for (const chat of [-1, -2, -3, -3, -1]) await follow(previous, "sendMessage", { chat_id: chat, text: "x" });
    expect(asked).toEqual([-1, -10, -2, -20, -3, -30, -30, -1, -10]);
  });
});
