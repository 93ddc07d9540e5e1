import { describe, expect, test } from "vitest";
import type { ProvidersConfig } from "../../src/config/providers.ts";
import type { RoutingConfig } from "../../src/config/routing.ts";
import type { Chat } from "../support/chat.ts";
import type { Partner } from "../support/chat-partner.ts";
import { freePort } from "../support/free-port.ts";
import { type KlikooReply, klikooBill, klikooRefusal, klikooServer } from "../support/klikoo-server.ts";
import { linked } from "../support/linked.ts";
import { redisInstalled, redisNote, redisServer } from "../support/redis-server.ts";
import { routedChat } from "../support/routed-chat.ts";
import { said } from "../support/said.ts";
import { wireServer, write } from "../support/wire-server.ts";

const number = "514040400482";
const total = said("id", "bill.total");
const down = klikooRefusal("503029991");
const tokenRefused = klikooRefusal("401026500");

/** A whole program, called by a webhook of its own. */
async function programOn(storeUrl: string, providers: ProvidersConfig, routing: Partial<RoutingConfig>): Promise<Chat> {
  const port = await freePort();
  const delivery = {
    kind: "webhook",
    url: `http://127.0.0.1:${port}/telegram`,
    secret: "a-secret-of-the-webhook",
  } as const;
  return routedChat(routing, { storeUrl, providers, delivery, http: { host: "127.0.0.1", port, portChosen: true } });
}

/** Two programs on one Redis, and somebody at each: two people, since the same one would have one conversation. */
async function twoPrograms(providers: ProvidersConfig, routing: Partial<RoutingConfig> = {}) {
  const { url } = await redisServer();
  const [first, second] = [await programOn(url, providers, routing), await programOn(url, providers, routing)];
  const sari = await first.person("id");
  await second.person("id");
  const budi = await second.person("id");
  return { url, first, second, sari, budi };
}

async function withKlikoo(answer: KlikooReply, routing: Partial<RoutingConfig> = {}) {
  const reply = { answer };
  const klikoo = await klikooServer(reply);
  return { ...(await twoPrograms({ kind: "real", klikoo: klikoo.settings }, routing)), klikoo, reply };
}

const asks = (person: Partner, of = number) => person.says(`pln pascabayar ${of}`);

describe.skipIf(!redisInstalled)(`two programs on one Redis${redisNote}`, () => {
  test("ask a provider once for the same question at the same time", async () => {
    const answers: (() => void)[] = [];
    const { url, sari, budi, klikoo } = await withKlikoo((account, response) => {
      answers.push(() => klikooBill(account, response));
    });
    const { client } = await linked(url);
    await sari.writes(`pln pascabayar ${number}`);
    await expect.poll(() => answers).toHaveLength(1);
    await budi.writes(`pln pascabayar ${number}`);
    await expect.poll(() => client.keys("*:made:*:waiting")).toHaveLength(1);
    for (const answer of answers) answer();
    await Promise.all([sari.sees(total), budi.sees(total)]);
    expect(klikoo.asked).toEqual([number]);
  });

  test("give each other's answers again, and leave a provider alone that was asked too often", async () => {
    const body = JSON.stringify({ responseCode: 330, success: false, message: { ID: "Terlalu sering" }, data: {} });
    const provider = await wireServer((_, response) => write(response, { status: 200, body }));
    const ayopop = { baseUrl: provider.url, apiKey: "the key", apiSecret: "the secret", version: "2.0" } as const;
    const cold = await twoPrograms({ kind: "real", ayopop });
    await asks(cold.sari);
    await asks(cold.budi);
    expect(cold.budi.screen()).toContain("Bisa dicek lagi mulai");
    expect(provider.received).toHaveLength(1);

    const times = { bill: 60_000, alreadyPaid: 0, unknownAccount: 0 };
    const warm = await withKlikoo(klikooBill, { times });
    await asks(warm.sari);
    await asks(warm.budi);
    expect(warm.budi.screen()).toContain(total);
    expect(warm.klikoo.asked).toEqual([number]);
  });

  test("keep to a provider's limits together", async () => {
    const routing = { concurrent: 2, perSecond: 1_000 };
    const { first, second, klikoo } = await withKlikoo((account, response) => {
      setTimeout(() => klikooBill(account, response), 20);
    }, routing);
    const many = async (chat: Chat, from: number) => {
      for (let at = 0; at < from; at += 1) await chat.person("id");
      const people = await Promise.all(Array.from({ length: 8 }, () => chat.person("id")));
      await Promise.all(people.map((person, at) => asks(person, `5140404${String(from + at).padStart(5, "0")}`)));
    };
    await Promise.all([many(first, 10), many(second, 30)]);
    expect(klikoo.asked).toHaveLength(16);
    expect(klikoo.count.most).toBe(2);
  });

  test("tell each other which provider is down, and that it is back", async () => {
    const { sari, budi, second, klikoo, reply } = await withKlikoo(down, { failures: 2, openFor: 1_500 });
    await asks(sari);
    await asks(sari, "533512366386");
    expect(klikoo.asked).toHaveLength(2);
    const told = (msg: string) => second.logged().filter((line) => line.msg === msg);
    await expect.poll(() => told("disrupted"), { timeout: 1_400 }).toHaveLength(1);
    await asks(budi, "520511567087");
    expect(budi.screen()).toContain(said("id", "reason.provider-unavailable"));
    expect(klikoo.asked).toHaveLength(2);

    reply.answer = klikooBill;
    const sees = async (person: Partner) => {
      await person.presses("🔄 Cek lagi");
      return person.screen();
    };
    await expect.poll(() => sees(sari), { timeout: 4_000 }).toContain(total);
    await expect.poll(() => told("recovered"), { timeout: 1_400 }).toHaveLength(1);
    expect(await sees(budi)).toContain(total);
  }, 15_000);

  test("share Klikoo's access token, and the new one when it is refused", async () => {
    const { url, sari, budi, klikoo, reply } = await withKlikoo(klikooBill);
    await asks(sari);
    await asks(budi);
    expect([klikoo.count.tokens, klikoo.authorized]).toEqual([1, ["Bearer token-1", "Bearer token-1"]]);
    const { client } = await linked(url);
    for (const key of await client.keys("*:made:*")) expect(await client.get(key)).not.toContain("token-1");

    reply.answer = (account, response) => {
      const isOld = klikoo.authorized.at(-1) === "Bearer token-1";
      (isOld ? tokenRefused : klikooBill)(account, response);
    };
    await asks(sari, "533512366386");
    await asks(budi, "520511567087");
    expect([sari.screen(), budi.screen()]).toEqual([expect.stringContaining(total), expect.stringContaining(total)]);
    expect(klikoo.count.tokens).toBe(2);
    expect(klikoo.authorized.slice(2)).toEqual([
      ...["Bearer token-1", "Bearer token-2"],
      ...["Bearer token-1", "Bearer token-2"],
    ]);
  });
});
