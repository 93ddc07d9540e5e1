import { renameSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openStore } from "../src/storage/store-from-url.ts";
import { botEnv } from "./support/bot-env.ts";
import { type Chat, startChat } from "./support/chat.ts";
import { fixtureText } from "./support/fixture.ts";
import { freePort } from "./support/free-port.ts";
import { linked } from "./support/linked.ts";
import { damage, dataFile, filledFolder } from "./support/lmdb-files.ts";
import { localTelegram } from "./support/local-telegram.ts";
import { openedStore } from "./support/opened-store.ts";
import { program } from "./support/program.ts";
import { redisInstalled, redisNote, redisServer } from "./support/redis-server.ts";
import { canMount, fillDisk, mountNote, onSmallDisk } from "./support/small-disk.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";
import { unexpected } from "./support/unexpected.ts";
import { closedUrl, wireServer, write } from "./support/wire-server.ts";

const timeout = 60_000;
const apology = "Maaf, sistem kami sedang terganggu";
const startedOver = "Maaf, percakapan tadi tidak bisa dilanjutkan.";
const account = "514040400482";

async function chatOn(storeUrl: string): Promise<Chat> {
  const chat = await startChat({ storeUrl });
  for (const during of ["store", "sharing", "jobs"]) chat.excuse(during);
  onTestFinished(chat.stop);
  return chat;
}

/** What the log says of the store, and whatever else has failed. */
function told(chat: Chat): readonly string[] {
  return chat.logged().flatMap(({ msg, level, during }) => (during === "store" || level >= 50 ? [String(msg)] : []));
}

async function untilReady(chat: Chat): Promise<void> {
  await expect.poll(async () => (await chat.page("/readyz")).status, { timeout: 10_000 }).toBe(200);
}

describe("a store that fails while the program runs is an apology, told once, and work goes on when it is back:", () => {
  test.skipIf(!redisInstalled)(`a Redis that is stopped and started${redisNote}`, { timeout }, async () => {
    const redis = await redisServer();
    const chat = await chatOn(redis.url);
    const sari = await chat.person("id");
    await sari.says("/start");
    await redis.stop();
    for (const _ of [1, 2, 3]) {
      await sari.says("pdam");
      expect(sari.screen()).toContain(apology);
    }
    await redis.start();
    await untilReady(chat);
    await sari.says(`pln pascabayar ${account}`);
    await sari.sees("Total bayar: Rp25.720");
    expect(told(chat).filter((line) => line.startsWith("the store"))).toEqual([
      "the store fails",
      "the store works again",
    ]);
  });

  test.skipIf(!redisInstalled)(
    `a Redis that is full, as on a full disk, and has room again${redisNote}`,
    { timeout },
    async () => {
      const redis = await redisServer();
      const chat = await chatOn(redis.url);
      const sari = await chat.person("id");
      await sari.says("/start");
      const { client } = await linked(redis.url);
      await client.configSet({ "maxmemory-policy": "noeviction", maxmemory: "1" });
      for (const _ of [1, 2, 3]) {
        await sari.says("pdam");
        expect(sari.screen()).toContain(apology);
      }
      expect((await chat.page("/readyz")).status).toBe(503);
      await client.configSet("maxmemory", "0");
      await untilReady(chat);
      await sari.says(`pln pascabayar ${account}`);
      await sari.sees("Total bayar: Rp25.720");
      expect(told(chat).filter((line) => line.startsWith("the store"))).toEqual([
        "the store fails",
        "the store works again",
      ]);
    },
  );

  test("a file that is moved away and back", { timeout }, async () => {
    const folder = temporaryFolder();
    const chat = await chatOn(`file:${folder}`);
    const sari = await chat.person("id");
    await sari.says("/start");
    renameSync(dataFile(folder), `${dataFile(folder)}.away`);
    for (const _ of [1, 2, 3]) {
      await sari.says("pdam");
      expect(sari.screen()).toContain(apology);
    }
    expect((await chat.page("/readyz")).status).toBe(503);
    renameSync(`${dataFile(folder)}.away`, dataFile(folder));
    await untilReady(chat);
    await sari.says(`pln pascabayar ${account}`);
    await sari.sees("Total bayar: Rp25.720");
    expect(told(chat)).toEqual(["the store fails", "the store works again"]);
  });

  test.skipIf(!canMount)(
    `a disk that is full, for the whole program, and has room again${mountNote}`,
    { timeout },
    async () => {
      const telegram = await localTelegram(async () => {});
      onTestFinished(telegram.close);
      const provider = await wireServer((_, response) =>
        write(response, { status: 200, body: fixtureText("ayopop", "inquiry-300-paket-data-docs") }),
      );
      const port = await freePort();
      const folder = temporaryFolder();
      const urls = { telegram: telegram.url, store: `file:${folder}`, provider: provider.url };
      const bot = program("main.ts", {
        env: { ...botEnv(urls), PORT: String(port) },
        below: (command) => onSmallDisk("24m", folder, command),
      });
      await bot.prints("the bot is running");
      const ready = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status;
      const sari = await telegram.person("id");
      await sari.says("/start");
      fillDisk(bot.pid, folder, 12 * 1024 ** 2);
      for (const _ of [1, 2]) {
        await sari.says("pdam");
        await sari.sees(apology);
      }
      expect(await ready()).toBe(503);
      fillDisk(bot.pid, folder, 0);
      await expect.poll(ready, { timeout: 15_000 }).toBe(200);
      await sari.writes("data axis 083100000011");
      await sari.sees("Total bayar: Rp1.000");
      bot.kill("SIGTERM");
      expect(await bot.ended).toBe(0);
    },
  );

  test("a file that is cut short, which ends nothing", { timeout }, async () => {
    const folder = temporaryFolder();
    const chat = await chatOn(`file:${folder}`);
    const sari = await chat.person("id");
    await sari.says("/start");
    truncateSync(dataFile(folder), 10_000);
    for (const _ of [1, 2]) {
      await sari.says("pdam");
      expect(sari.screen()).toContain(apology);
    }
    expect(told(chat)).toEqual(["the store fails"]);
  });
});

describe("a record that an older version has written, or that was damaged by hand, is started over, which ops are told", () => {
  const stores = [
    ["file:", true, async () => `file:${temporaryFolder()}`],
    [`redis:${redisNote}`, redisInstalled, async () => (await redisServer()).url],
  ] as const;
  const damages = [
    ["of an older version", (text: string) => text.replace(/"version":\d+/, '"version":0')],
    ["cut in the middle", (text: string) => text.slice(0, text.length / 2)],
    ["of nonsense", () => "nonsense"],
    ["with its fields in another order", reordered],
  ] as const;

  for (const [kind, isThere, emptyStore] of stores) {
    for (const [what, damage] of damages) {
      test.skipIf(!isThere)(`${what}, on ${kind}`, { timeout }, async () => {
        const url = await emptyStore();
        const before = await startChat({ storeUrl: url });
        await (await before.person("id")).says("/start", "pln pascabayar");
        await before.stop();
        const store = await openStore(url, { onError: unexpected });
        const sessions = store.namespace("sessions").store;
        const keys: string[] = [];
        for await (const [key, text] of sessions.iterator()) {
          await sessions.set(key, damage(text));
          keys.push(key);
        }
        await store.close();
        expect(keys).toHaveLength(1);
        const chat = await chatOn(url);
        const sari = await chat.person("id");
        await sari.says(account);
        expect(sari.screen()).toContain(startedOver);
        expect(sari.screen()).not.toContain(apology);
        await sari.says(`pln pascabayar ${account}`);
        await sari.sees("Total bayar: Rp25.720");
        expect(told(chat)).toEqual([]);
        const incidents = () => chat.logged().filter(({ msg }) => msg === "an incident is open");
        await expect.poll(incidents, { timeout: 5_000 }).toMatchObject([{ incident: { kind: "records" } }]);
      });
    }
  }
});

describe("a store that cannot be opened", () => {
  const env = { PORT: "0" };

  test("since it is damaged, ends the program with 78, in plain words", { timeout }, async () => {
    const folder = await filledFolder();
    damage(dataFile(folder));
    const main = program("main.ts", { env: { ...env, STORE_URL: `file:${folder}` } });
    expect(await main.ended).toBe(78);
    const [title, problem, ...more] = main.err().trim().split("\n");
    expect(title).toBe("The program cannot start:");
    expect(problem).toMatch(/^ {2}STORE_URL: the file data\.mdb of the store is damaged, .*\. Put back a copy/);
    expect(more).toEqual([]);
    expect(main.err()).not.toContain(folder);
  });

  test("since another program uses it, ends the program with 78", { timeout }, async () => {
    const folder = join(temporaryFolder(), "data");
    await openedStore(`file:${folder}`);
    const main = program("main.ts", { env: { ...env, STORE_URL: `file:${folder}` } });
    expect(await main.ended).toBe(78);
    expect(main.err()).toContain("STORE_URL: another program uses the folder of the store. Stop it first");
  });

  test("since Redis is not there, ends the program with 1 and a line, so that it may be started again", {
    timeout,
  }, async () => {
    const url = (await closedUrl()).replace("http://", "redis://user:p4ssw0rd@");
    const main = program("main.ts", { env: { ...env, STORE_URL: url } });
    expect(await main.ended).toBe(1);
    expect(main.err()).toBe(
      "The program ended: The store failed: to reach Redis (ECONNREFUSED)\nWhat is wrong, and what to do: npm run doctor, or node dist/cli/doctor.js where it is built\n",
    );
    expect(main.out()).toBe("");
  });

  test.skipIf(!redisInstalled)(
    `since Redis refuses us, ends the program with 78${redisNote}`,
    { timeout },
    async () => {
      const url = (await redisServer()).url.replace("redis://", "redis://nobody:p4ssw0rd@");
      const main = program("main.ts", { env: { ...env, STORE_URL: url } });
      expect(await main.ended).toBe(78);
      expect(main.err()).toMatch(
        /^The program cannot start:\n {2}STORE_URL: Redis answers, and refuses .*\(WRONGPASS\)\. .*\n$/,
      );
      expect(main.err()).not.toContain("p4ssw0rd");
    },
  );
});

function reordered(text: string): string {
  const { value, ...rest } = JSON.parse(text);
  return JSON.stringify({ ...rest, value: Object.fromEntries(Object.entries(value).toReversed()) });
}
