import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { playgroundCast } from "../src/app/playground-cast.ts";
import { personClient } from "../src/cli/person-client.ts";
import { botEnv } from "./support/bot-env.ts";
import { chatPartner } from "./support/chat-partner.ts";
import { eventFeed } from "./support/event-feed.ts";
import { fixtureText } from "./support/fixture.ts";
import { linked } from "./support/linked.ts";
import { botToken, localTelegram } from "./support/local-telegram.ts";
import { program } from "./support/program.ts";
import { redisInstalled, redisNote, redisServer } from "./support/redis-server.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";
import { wireServer, write } from "./support/wire-server.ts";

const timeout = 30_000;

describe("a configuration that is not right", () => {
  test("ends the program with 78 and every problem, without a value", { timeout }, async () => {
    const main = program("main.ts", {
      env: { BOT_TOKEN: "a-secret-thing", PORT: "a port", AYOPOP_API_KEY: "another secret", STORE_URL: "mongodb://x" },
    });
    expect(await main.ended).toBe(78);
    expect(main.out()).toBe("");
    const [title, ...problems] = main.err().trim().split("\n");
    expect(title).toBe("The configuration is not right:");
    const named = problems.map((line) => /^ {2}([A-Z_]+): \S/.exec(line)?.[1]);
    expect(named).toEqual(
      expect.arrayContaining(["BOT_TOKEN", "PORT", "AYOPOP_BASE_URL", "AYOPOP_API_SECRET", "STORE_URL"]),
    );
    expect(named).not.toContain(undefined);
    expect(main.err()).not.toMatch(/secret thing|a-secret-thing|another secret|mongodb|a port/);
  });

  test("may also be a catalogue that cannot be used", { timeout }, async () => {
    const main = program("main.ts", { env: { CATALOGUE_FILE: "nowhere.json", PORT: "0" } });
    expect(await main.ended).toBe(78);
    expect(main.err()).toContain("CATALOGUE_FILE: the file cannot be read");
  });
});

test("with nothing configured the playground opens, where the bot checks a bill, until a signal ends it", {
  timeout,
}, async () => {
  const main = program("main.ts", { env: { PORT: "0" } });
  await main.prints("Ctrl-C ends it.");
  const [, url = ""] = /The playground is open: (\S+)/.exec(main.out()) ?? [];
  const [{ id } = { id: 0 }] = playgroundCast.people;
  const client = await personClient(url, id);
  const feed = eventFeed(client);
  onTestFinished(feed.close);
  const sari = chatPartner({ client, feed, chat: id, idle: async () => {} });
  await sari.writes("pln pascabayar 514040400482");
  await sari.sees("Total bayar: Rp25.720");
  expect(main.out()).not.toContain("514040400482");

  main.kill("SIGTERM");
  expect(await main.ended).toBe(0);
  expect(main.err()).toBe("");
});

test("where the usual port is taken, another is found; a chosen one that is taken ends the program", {
  timeout,
}, async () => {
  const server = createServer();
  // The usual port may be in use on this machine already, which serves as well.
  await new Promise<void>((resolve) => server.once("error", () => resolve()).listen(8080, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const main = program("main.ts");
  const chosen = program("main.ts", { env: { PORT: "8080" } });
  await main.prints("Ctrl-C ends it.");
  expect(main.out()).not.toContain(":8080");
  main.kill("SIGINT");
  expect(await main.ended).toBe(0);
  expect(await chosen.ended).toBe(78);
  expect(chosen.err()).toContain("PORT: another program listens there");
});

test("what was being checked when the program was killed is asked again at the next start", { timeout }, async () => {
  const telegram = await localTelegram(async () => {});
  onTestFinished(telegram.close);
  let isAwake = false;
  const provider = await wireServer((_request, response) => {
    if (isAwake) write(response, { status: 200, body: fixtureText("ayopop", "inquiry-300-paket-data-docs") });
  });
  const env = botEnv({ telegram: telegram.url, store: `file:${temporaryFolder()}`, provider: provider.url });
  const first = program("main.ts", { env });
  await first.prints("the bot is running");
  const sari = await telegram.person("id");
  await sari.writes("data axis 083100000011");
  await sari.sees("🔎 Sedang dicek…");
  await expect.poll(() => provider.received, { timeout }).toHaveLength(1);
  first.kill("SIGKILL");
  expect(await first.ended).toBe("SIGKILL");

  isAwake = true;
  const second = program("main.ts", { env });
  await sari.sees("Total bayar: Rp1.000");
  expect(provider.received.length).toBeGreaterThan(1);
  second.kill("SIGTERM");
  expect(await second.ended).toBe(0);
  const lines: unknown[] = second
    .out()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines).toContainEqual(
    expect.objectContaining({ msg: "the bot is running", bot: "@cek_tagihan_bot", delivery: "polling", store: "file" }),
  );
  expect(lines).toContainEqual(expect.objectContaining({ msg: "the bot is stopping", signal: "SIGTERM" }));
  expect(lines.at(-1)).toMatchObject({ msg: "the bot has stopped" });
});

test.skipIf(!redisInstalled)(
  `what is still being checked when a copy is asked to end is handed to another at once${redisNote}`,
  { timeout: 60_000 },
  async () => {
    const telegram = await localTelegram(async () => {});
    onTestFinished(telegram.close);
    const redis = await redisServer();
    let isAwake = false;
    const provider = await wireServer((_request, response) => {
      if (isAwake) write(response, { status: 200, body: fixtureText("ayopop", "inquiry-300-paket-data-docs") });
    });
    const env = botEnv({ telegram: telegram.url, store: redis.url, provider: provider.url });
    const first = program("main.ts", { env });
    await first.prints("the bot is running");
    const sari = await telegram.person("id");
    await sari.writes("data axis 083100000011");
    await sari.sees("🔎 Sedang dicek…");
    await expect.poll(() => provider.received, { timeout }).toHaveLength(1);
    const second = program("main.ts", { env });
    await second.prints("the bot is running");

    isAwake = true;
    first.kill("SIGTERM");
    expect(await first.ended).toBe(0);
    // Had it left without a word, it would be taken for alive for five seconds more.
    const { client } = await linked(redis.url);
    expect(await client.keys("*:alive:*")).toHaveLength(1);
    await sari.sees("Total bayar: Rp1.000");
    expect(provider.received).toHaveLength(2);
    second.kill("SIGTERM");
    expect(await second.ended).toBe(0);
  },
);

test("a signal that comes while the program starts ends it with 0", { timeout }, async () => {
  const telegram = await wireServer(() => {});
  const env = {
    BOT_TOKEN: botToken,
    TELEGRAM_API_ROOT: telegram.url,
    AYOPOP_BASE_URL: telegram.url,
    AYOPOP_API_KEY: "the key",
    AYOPOP_API_SECRET: "the secret",
    STORE_URL: "memory:",
  };
  const starting = program("main.ts", { env });
  await expect.poll(() => telegram.received.length, { timeout: 20_000 }).toBe(1);
  starting.kill("SIGTERM");
  expect(await starting.ended).toBe(0);
});

test("a bot without an owner prints the link that makes one, and not into its log", { timeout }, async () => {
  const telegram = await localTelegram(async () => {});
  onTestFinished(telegram.close);
  const env = {
    BOT_TOKEN: botToken,
    TELEGRAM_API_ROOT: telegram.url,
    STORE_URL: "memory:",
    AYOPOP_BASE_URL: telegram.url,
    AYOPOP_API_KEY: "the key",
    AYOPOP_API_SECRET: "the secret",
  };
  const main = program("main.ts", { env });
  await main.prints(/^ {2}https:\/\/t\.me\/cek_tagihan_bot\?start=c_[0-9A-Z]{26}$/m);
  const logged = main
    .out()
    .split("\n")
    .filter((line) => line.startsWith("{"));
  expect(logged.join()).not.toContain("?start=");
  main.kill("SIGTERM");
  expect(await main.ended).toBe(0);
});

test("a bug that nothing catches ends the program with what it was, and with nothing that it carried", {
  timeout,
}, async () => {
  const bug = 'Object.assign(new Error("no bill 514040400482"), { payload: { text: "INDRA PUTRA" } })';
  const preload = join(temporaryFolder(), "bug.mjs");
  writeFileSync(preload, `process.on("SIGUSR2", () => void Promise.reject(${bug}));`);
  const main = program("main.ts", { env: { PORT: "0", NODE_OPTIONS: `--import=${pathToFileURL(preload)}` } });
  await main.prints("Ctrl-C ends it.");
  main.kill("SIGUSR2");
  expect(await main.ended).toBe(1);
  // Not the last line: what is written at the end overtakes a line that is on its way.
  const lines = main
    .out()
    .split("\n")
    .filter((line) => line.startsWith("{"));
  const logged: unknown[] = lines.map((line) => JSON.parse(line));
  const told = { level: 60, msg: "the program broke", err: expect.objectContaining({ message: "no bill •••" }) };
  expect(logged).toContainEqual(expect.objectContaining(told));
  expect(main.out() + main.err()).not.toMatch(/INDRA|514040400482/);
});
