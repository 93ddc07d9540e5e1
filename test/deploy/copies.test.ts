import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { later } from "../../src/app/later.ts";
import { serveSandbox } from "../../src/sandbox/serve-sandbox.ts";
import type { Partner } from "../support/chat-partner.ts";
import { freePort } from "../support/free-port.ts";
import { botToken, type LocalTelegram, localTelegram } from "../support/local-telegram.ts";
import { redisServer } from "../support/redis-server.ts";
import type { StartedProgram } from "../support/started-program.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { canContain, contained, containNote, sharedFolder } from "./contained.ts";
import { builtImage, type Image } from "./image.ts";
import { type NameServer, nameServer } from "./name-server.ts";

const timeout = 60_000;

/** Starts the image at one of the addresses that the name of the service stands for, with its secrets as files. */
function copiesOf(image: Image, port: number, env: Readonly<Record<string, string>>): (host: string) => StartedProgram {
  writeFileSync(join(image.folder, "bot-token"), `${botToken}\n`);
  writeFileSync(join(image.folder, "webhook-secret"), "a-secret-of-the-webhook\n");
  const secrets = { BOT_TOKEN_FILE: "bot-token", WEBHOOK_SECRET_FILE: "webhook-secret" };
  return (host) =>
    contained(image.command, {
      user: image.user,
      mounts: { "/mnt/app": image.folder, "/mnt/app/node_modules": image.packages },
      env: { ...image.env, ...env, ...secrets, HOST: host, PORT: String(port) },
    });
}

/** The real nginx by the real configuration, with the ports of this test and without a certificate. */
async function proxy(port: number, copiesPort: number, names: NameServer): Promise<StartedProgram> {
  const folder = sharedFolder();
  const config = readFileSync(new URL("../../.ci/deploy/nginx.conf", import.meta.url), "utf8")
    .replace("resolver 127.0.0.11 ", `resolver 127.0.0.1:${names.port} `)
    .replace("listen 8443 ssl;", `listen 127.0.0.1:${port};`)
    .replace(/ssl_certificate.*/g, "")
    .replace(":8080;", `:${copiesPort};`);
  writeFileSync(join(folder, "webhook.conf"), config);
  // As one process: the children of a master that is killed would live on.
  const command = ["nginx", "-c", "/mnt/app/webhook.conf", "-g", "daemon off; master_process off;"];
  return contained(command, { user: 101, mounts: { "/mnt/app": folder }, env: {} });
}

/** As compose.yaml starts it, with a folder of this test. */
function storeOptions(): readonly string[] {
  const compose = readFileSync(new URL("../../compose.yaml", import.meta.url), "utf8");
  const [, options = ""] = /^ +valkey-server (.+)$/m.exec(compose) ?? [];
  return [...options.split(" ").map((one) => (one === '""' ? "" : one)), "--dir", temporaryFolder()];
}

/** Twenty people, so that both copies have something to do, each with numbers of their own. */
async function people(telegram: LocalTelegram): Promise<{ readonly check: (last: string) => Promise<void> }> {
  const everybody = await Promise.all(Array.from({ length: 20 }, () => telegram.person("id")));
  let prefix = 530_000;
  const checked = async (one: Partner, last: string) => {
    prefix += 1;
    const account = `${prefix}${last}`;
    await one.writes(`pln pascabayar ${account}`);
    await one.meets(
      (event) => "message" in event && [account, "Total bayar"].every((text) => event.message.text?.includes(text)),
    );
  };
  return { check: async (last) => void (await Promise.all(everybody.map((one) => checked(one, last)))) };
}

/** How the kernel sees it: who it is, what it may do, and whether it can write where its code is. */
function standing({ pid }: StartedProgram) {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const mounts = readFileSync(`/proc/${pid}/mountinfo`, "utf8");
  return {
    user: /^Uid:\t(\d+\t\d+)\t/m.exec(status)?.[1],
    rights: /^CapBnd:\t(\w+)$/m.exec(status)?.[1],
    newRights: /^NoNewPrivs:\t(\d)$/m.exec(status)?.[1],
    written: [...mounts.matchAll(/ (\/|\/mnt|\/mnt\/app|\/tmp) (r[ow])\b/g)].map(([, path, mode]) => `${path} ${mode}`),
  };
}

test.skipIf(!canContain)(
  `two copies as ordinary users who can write nothing, behind the proxy: one is killed, one comes back, and every check is answered${containNote}`,
  { timeout },
  async () => {
    const telegram = await localTelegram(async () => {});
    onTestFinished(telegram.close);
    const provider = await serveSandbox({ clock: Date.now, after: later });
    onTestFinished(provider.close);
    const [redis, port, proxyPort] = await Promise.all([redisServer(storeOptions()), freePort(), freePort()]);
    const url = `http://127.0.0.1:${proxyPort}`;
    const names = await nameServer();
    names.resolves(["127.0.0.2", "127.0.0.3"]);
    const nginx = await proxy(proxyPort, port, names);
    const start = copiesOf(builtImage(), port, {
      TELEGRAM_API_ROOT: telegram.url,
      TELEGRAM_PER_SECOND: "0",
      DELIVERY: "webhook",
      WEBHOOK_URL: url,
      STORE_URL: redis.url,
      ACCESS: "open",
      AYOPOP_BASE_URL: provider.ayopopUrl,
      AYOPOP_API_KEY: provider.credentials.ayopop.apiKey,
      AYOPOP_API_SECRET: provider.credentials.ayopop.apiSecret,
    });
    const [first, second] = [start("127.0.0.2"), start("127.0.0.3")];
    await Promise.all([first.prints("the bot is running"), second.prints("the bot is running")]);
    for (const copy of [first, second]) {
      expect(standing(copy)).toEqual({
        user: "1000\t1000",
        rights: "0000000000000000",
        newRights: "1",
        written: expect.toSatisfy((all: readonly string[]) => all.includes("/ ro") && all.includes("/mnt/app ro")),
      });
    }

    const { check } = await people(telegram);
    await check("123456");
    for (const copy of [first, second]) expect(copy.out()).toContain('"msg":"turn"');

    // Its address is still given out: nginx is refused, and passes over it.
    first.kill("SIGKILL");
    await first.ended;
    await check("000003");
    // Who knows no secret is told so by a copy that lives, and never by nginx that there is none.
    const strangers = Array.from({ length: 10 }, () => fetch(url, { method: "POST", body: "{}" }));
    for (const { status } of await Promise.all(strangers)) expect(status).toBe(401);
    expect(nginx.err()).toContain("Connection refused");
    names.resolves(["127.0.0.3"]);
    await check("123456");

    const again = start("127.0.0.2");
    await again.prints("the bot is running");
    names.resolves(["127.0.0.2", "127.0.0.3"]);
    second.kill("SIGTERM");
    await check("000003");
    expect(await second.ended).toBe(0);
    await check("123456");
    expect(again.out()).toContain('"msg":"turn"');

    for (const path of ["/", "/metrics", "/readyz", "/healthz"]) expect((await fetch(url + path)).status).toBe(404);
    for (const path of ["/metrics", "/else"]) expect((await fetch(url + path, { method: "POST" })).status).toBe(404);
    again.kill("SIGTERM");
    expect(await again.ended).toBe(0);
    const printed = [first, second, again, nginx].map(({ out, err }) => out() + err());
    expect(printed.filter((text) => text.includes("a-secret-of-the-webhook"))).toEqual([]);
  },
);
