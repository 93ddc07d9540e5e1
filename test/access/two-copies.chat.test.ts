import { expect, test } from "vitest";
import type { Chat } from "../support/chat.ts";
import { freePort } from "../support/free-port.ts";
import { type HeldKlikoo, heldKlikoo } from "../support/held-klikoo.ts";
import { redisInstalled, redisNote, redisServer } from "../support/redis-server.ts";
import { routedChat } from "../support/routed-chat.ts";
import { said } from "../support/said.ts";
import { written } from "../support/shown-message.ts";

const number = "514040400482";
/** The first whom a test meets. */
const ownerId = 6_000_000_001;

/** A whole program, called by a webhook of its own. */
async function copyOn(storeUrl: string, { providers }: HeldKlikoo): Promise<Chat> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/telegram`;
  const delivery = { kind: "webhook", url, secret: "a-secret-of-the-webhook" } as const;
  const http = { host: "127.0.0.1", port, portChosen: true };
  return routedChat({}, { storeUrl, providers, delivery, http, access: "open", adminIds: [ownerId] });
}

test.skipIf(!redisInstalled)(
  `somebody who is suspended at one copy in the middle of a check is told no answer by the other${redisNote}`,
  { timeout: 60_000 },
  async () => {
    const { url } = await redisServer();
    const klikoo = await heldKlikoo();
    const [here, there] = [await copyOn(url, klikoo), await copyOn(url, klikoo)];
    const owner = await here.person("id");
    await there.person("id");
    const sari = await there.person("id");
    await sari.writes(`pln pascabayar ${number}`);
    await klikoo.isAsked(number);

    await owner.says("/agen");
    await owner.presses("Agen 2");
    await owner.pressesOn(await owner.sees("Agen 2\nID Telegram"), "Tangguhkan");
    await owner.sees(said("id", "access.member.suspended"));
    await klikoo.answers(number);
    await sari.rests();
    expect(sari.log().map(written).join()).not.toContain(said("id", "bill.total"));

    // What the other copy remembers of her is good for two seconds.
    const isToldSo = async () => {
      await sari.says("/start");
      return sari.screen();
    };
    await expect.poll(isToldSo, { interval: 500, timeout: 10_000 }).toBe(said("id", "suspended"));
  },
);
