import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { CannotStart } from "../src/app/cannot-start.ts";
import { playgroundCast } from "../src/app/playground-cast.ts";
import { type App, startApp } from "../src/app.ts";
import { personClient } from "../src/cli/person-client.ts";
import type { Config } from "../src/config/read-config.ts";
import { configOf } from "./config/environment.ts";
import { capturedLog } from "./support/captured-log.ts";
import { startChat } from "./support/chat.ts";
import { chatPartner, type Partner } from "./support/chat-partner.ts";
import { eventFeed } from "./support/event-feed.ts";
import { freePort } from "./support/free-port.ts";
import { takenPort } from "./support/taken-port.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const anyPort = { host: "127.0.0.1", port: 0, portChosen: false } as const;

async function start(changes: Partial<Config> = {}): Promise<App> {
  const app = await startApp({ ...configOf({ STORE_URL: "memory:" }), http: anyPort, ...changes }, capturedLog().log);
  onTestFinished(app.stop);
  return app;
}

/** Somebody of the playground that the app itself has opened. */
async function cast(app: App, at = 0): Promise<Partner> {
  const { id = 0 } = playgroundCast.people[at] ?? {};
  const client = await personClient(app.playgroundUrl ?? "", id);
  const feed = eventFeed(client);
  onTestFinished(feed.close);
  return chatPartner({ client, feed, chat: id, idle: app.idle });
}

describe("without a token the playground opens", () => {
  test("and the bot answers in it, with bills of the sandbox", async () => {
    const app = await start();
    const sari = await cast(app);
    await sari.says("/start");
    expect(sari.screen()).toContain("Mau cek tagihan apa?");
    await sari.says("pln pascabayar 514040400482");
    expect(sari.screen()).toContain("Total bayar: Rp25.720");
  });

  test("with a page, and with the numbers to try in both languages", async () => {
    const { playgroundUrl } = await start();
    const page = await fetch(`${playgroundUrl}/`);
    expect(page.headers.get("content-type")).toContain("text/html");
    const help = await (await fetch(`${playgroundUrl}/help`)).text();
    expect(help).toContain("530000000304");
    expect(help).toContain("Nomor contoh");
    expect(help).toContain("Sample numbers");
  });

  test("on another port where the usual one is taken", async () => {
    const port = await takenPort();
    const app = await start({ http: { host: "127.0.0.1", port, portChosen: false } });
    expect(app.playgroundUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(app.playgroundUrl).not.toContain(`:${port}`);
  });

  test("with what monitoring asks beside the page", async () => {
    const { playgroundUrl, runs } = await start();
    expect(runs.listensAt).toBe(playgroundUrl);
    expect((await fetch(`${playgroundUrl}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${playgroundUrl}/metrics`)).text()).toContain("cek_tagihan_updates_total");
  });

  test("for this machine alone, whatever address the program listens at", async () => {
    const { playgroundUrl = "" } = await start({ http: { ...anyPort, host: "0.0.0.0" } });
    const { hostname, port } = new URL(playgroundUrl);
    expect(hostname).toBe("127.0.0.1");
    // Another address of the same machine: it reaches whatever listens at all of them.
    await expect(fetch(`http://127.0.0.2:${port}/`)).rejects.toThrow("fetch failed");
  });

  test("but on no other than the one that was asked for", async () => {
    const http = { host: "127.0.0.1", port: await takenPort(), portChosen: true };
    await expect(start({ http })).rejects.toThrow("PORT: another program listens there");
  });
});

test("Telegram is told the commands of each language, and Indonesian for all the others", async () => {
  const app = await start();
  const commandsOf = async (person: number) => {
    const response = await fetch(`${app.playgroundUrl}/api/chats/${person}?person=${person}`);
    const { commands } = (await response.json()) as { commands: readonly { command: string }[] };
    return commands.map(({ command }) => command);
  };
  const [sari, , emma] = playgroundCast.people;
  expect(await commandsOf(sari?.id ?? 0)).toEqual([
    "start",
    "cek",
    "terakhir",
    "batal",
    "bahasa",
    "bantuan",
    "kuota",
    "privasi",
    "hapusdata",
  ]);
  expect(await commandsOf(emma?.id ?? 0)).toEqual([
    "start",
    "check",
    "last",
    "cancel",
    "language",
    "help",
    "quota",
    "privacy",
    "deletedata",
  ]);
});

describe("a catalogue file that cannot be used", () => {
  const refused = async (text?: string) => {
    const catalogueFile = join(temporaryFolder(), "catalogue.json");
    if (text !== undefined) writeFileSync(catalogueFile, text);
    return start({ catalogueFile }).catch((error: unknown) => error);
  };

  test("is refused with every problem in it", async () => {
    const products = [{ id: "Not Kebab", category: "water" }];
    const error = await refused(JSON.stringify({ extends: "default", products }));
    expect(error).toBeInstanceOf(CannotStart);
    expect(String(error).split("\n").length).toBeGreaterThan(2);
    expect(String(error)).toContain("CATALOGUE_FILE: products[0].id");
  });

  test("is refused when there is none, or nothing is left to be asked for", async () => {
    expect(String(await refused())).toContain("CATALOGUE_FILE: the file cannot be read");
    expect(String(await refused('{"extends":"nothing"}'))).toContain("CATALOGUE_FILE: no product is left");
  });
});

describe("by polling", () => {
  test("a port that is taken ends the start if somebody chose it, else another is found", async () => {
    const http = { host: "127.0.0.1", port: await takenPort() };
    await expect(startChat({ http: { ...http, portChosen: true } })).rejects.toThrow(
      "PORT: another program listens there",
    );
    const chat = await startChat({ http: { ...http, portChosen: false } });
    onTestFinished(chat.stop);
    expect((await chat.page("/readyz")).status).toBe(200);
  });
});

test("what monitoring reads names nobody, and no number", async () => {
  const chat = await startChat();
  onTestFinished(chat.stop);
  const sari = await chat.person("id");
  const inGroup = chat.inGroup(sari);
  await sari.says("pln pascabayar 514040400482");
  const [, name = ""] = /👤 (\S+)/.exec(sari.screen()) ?? [];
  expect(name).not.toBe("");
  await inGroup.says("/cek pln pascabayar 516070377775");
  const pages = await Promise.all(["/healthz", "/readyz", "/metrics"].map((path) => chat.page(path)));
  const told = (await Promise.all(pages.map((page) => page.text()))).join("\n");
  expect(told).toContain('product="pln-postpaid"');
  const ids = [String(sari.id), String(inGroup.message().chat.id)];
  for (const secret of ["514040400482", "516070377775", name, "Agen", ...ids]) {
    expect(told).not.toContain(secret);
  }
});

describe("by webhook", () => {
  const secret = "a-secret-of-the-webhook";

  async function hooked() {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/telegram`;
    const chat = await startChat({
      delivery: { kind: "webhook", url, secret },
      http: { host: "127.0.0.1", port, portChosen: true },
    });
    onTestFinished(chat.stop);
    return { chat, url };
  }

  test("the bot works as it does by polling", async () => {
    const { chat } = await hooked();
    const [sari, emma] = [await chat.person("id"), await chat.person("en")];
    await sari.says("/start", "pln pascabayar 514040400482");
    expect(sari.screen()).toContain("Total bayar: Rp25.720");
    await emma.says("/start");
    await emma.presses("BPJS", "BPJS Health");
    await emma.says("8888801433177155", "2");
    expect(emma.screen()).toContain("Total to pay");
  });

  test("monitoring is answered at the same port", async () => {
    const { chat, url } = await hooked();
    expect(url).toContain(new URL((await chat.page("/readyz")).url).host);
    expect((await chat.page("/readyz")).status).toBe(200);
    expect((await chat.page("/telegram")).status).toBe(405);
  });

  test("a port that is taken ends the start, also where nobody chose it: Telegram would not find another", async () => {
    const http = { host: "127.0.0.1", port: await takenPort(), portChosen: false };
    const delivery = { kind: "webhook", url: `http://127.0.0.1:${http.port}/telegram`, secret } as const;
    await expect(startChat({ delivery, http })).rejects.toThrow("PORT: another program listens there");
  });

  test("an update delivered twice is taken once", async () => {
    const { chat } = await hooked();
    const sari = await chat.person("id");
    const own = await sari.writes("/start");
    await sari.sees("Mau cek tagihan apa?");
    const update = { update_id: 7, message: { ...own, text: "pln pascabayar 516070377775" } };
    await chat.deliver(update);
    await chat.deliver(update);
    await sari.sees("Total bayar");
    await sari.says("/terakhir");
    expect(chat.inquired()).toHaveLength(1);
  });

  test("who does not know the secret is turned away", async () => {
    const { url } = await hooked();
    const post = (token: string, body: string, to = url) =>
      fetch(to, { method: "POST", headers: { "x-telegram-bot-api-secret-token": token }, body });
    expect((await post("another-secret-of-webhook", '{"update_id":1}')).status).toBe(401);
    expect((await post("", '{"update_id":1}')).status).toBe(401);
    expect((await post(secret, "not JSON")).status).toBe(400);
    expect((await post(secret, '{"update_id":1}', `${url}/more`)).status).toBe(404);
    expect((await post(secret, '{"update_id":1}')).status).toBe(200);
  });
});

describe("by invitation only", () => {
  test("a stranger is told so once, with the code to hand on, and in a group not at all", async () => {
    const chat = await startChat({ access: "invite", adminIds: [6_000_000_001] });
    onTestFinished(chat.stop);
    const [agent, stranger] = [await chat.person("id"), await chat.person("en")];
    await stranger.says("/start");
    expect(stranger.screen()).toBe(
      `Sorry, this bot is for invited agents only. Your code: ${stranger.id}. Give it to the operator to be registered.`,
    );
    await stranger.writes("514040400482");
    const group = chat.inGroup(stranger);
    await group.writes("/cek");
    // Updates are taken in their order, so what comes after them has been answered after them.
    await agent.says("pln pascabayar 514040400482");
    expect(agent.screen()).toContain("Total bayar: Rp25.720");
    await stranger.rests();
    await group.rests();
    expect(stranger.log()).toHaveLength(1);
    expect(group.log()).toHaveLength(0);
    expect(chat.inquired().length).toBe(2);
  });
});
