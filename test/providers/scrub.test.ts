import { inspect } from "node:util";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { startApp } from "../../src/app.ts";
import type { BillProvider } from "../../src/inquiry/provider.ts";
import { createLog } from "../../src/ops/log.ts";
import { ayopop } from "../../src/providers/ayopop/index.ts";
import { klikoo } from "../../src/providers/klikoo/index.ts";
import { newCredentials } from "../../src/sandbox/credentials.ts";
import { serveSandbox } from "../../src/sandbox/serve-sandbox.ts";
import { stories } from "../../src/sandbox/stories.ts";
import { configOf } from "../config/environment.ts";
import { botToken, localTelegram } from "../support/local-telegram.ts";
import { noon } from "../support/sample-conversation.ts";
import { sentSecrets } from "../support/sent-secrets.ts";
import { closedUrl } from "../support/wire-server.ts";

// Outside of the hours in which PLN is closed.
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: noon }));
afterEach(() => void vi.useRealTimers());

const credentials = newCredentials();
const { apiKey, apiSecret } = credentials.ayopop;
const { clientId, clientSecret, privateKey } = credentials.klikoo;
const keyLines = privateKey.split("\n").filter((line) => line !== "" && !line.startsWith("-----"));
const ownSecrets = [apiKey, apiSecret, clientId, clientSecret, ...keyLines, botToken];

async function servedSandbox() {
  const served = await serveSandbox({
    credentials,
    clock: Date.now,
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  });
  onTestFinished(served.close);
  return served;
}

/** Fails with what was found and not with where, so that the report of a failure is no leak itself. */
function expectClean(text: string, secrets: readonly string[], what: string): void {
  const found = secrets.filter((secret) => text.includes(secret)).length;
  if (found > 0) expect.fail(`${found} secrets, numbers or names are in ${what}`);
}

test("nothing that is logged, at any level, holds a secret, an account number or a name", {
  timeout: 60_000,
}, async () => {
  const sent = sentSecrets();
  const lines: string[] = [];
  const log = createLog("trace", { write: (line: string) => void lines.push(line) });
  const { ayopopUrl, klikooUrl } = await servedSandbox();
  const telegram = await localTelegram(() => app.idle());
  const app = await startApp(
    {
      ...configOf({
        STORE_URL: "memory:",
        PROVIDER_PER_SECOND: "100000",
        CIRCUIT_FAILURES: "1000",
        QUOTA_PER_MINUTE: "0",
        ENUMERATION_GUARD: "off",
      }),
      telegram: {
        kind: "telegram",
        token: botToken,
        apiRoot: telegram.url,
        delivery: { kind: "polling" },
        perSecond: 0,
      },
      providers: {
        kind: "real",
        ayopop: { ...credentials.ayopop, baseUrl: ayopopUrl, version: "2.0" },
        klikoo: { ...credentials.klikoo, baseUrl: klikooUrl },
      },
      providerTimeoutMs: 200,
    },
    log,
  );
  onTestFinished(async () => {
    await app.stop();
    await telegram.close();
  });

  const sari = await telegram.person("id");
  const personal = new Set<string>();
  const check = async (product: string, account: string) => {
    await sari.says(`${product} ${account}`);
    const [, name] = /👤 (.+)/.exec(sari.screen()) ?? [];
    for (const text of [account, name]) if (text !== undefined) personal.add(text);
    expect(sari.screen()).toContain(account);
  };
  for (const { ending } of stories) {
    await check("pln pascabayar", `530000${ending}`);
    await check("pdam bogor", `107${ending}`);
  }

  const said = lines.join("");
  expect(said.match(/"msg":"inquired"/g)?.length).toBeGreaterThanOrEqual(2 * stories.length);
  expect(said).not.toContain('"msg":"failed"');
  expect(sent.headers().toSorted()).toEqual(["authorization", "key", "open-api-signature", "token"]);
  expectClean(said, [...ownSecrets, ...sent.values()], "the log");
  expect(personal.size).toBeGreaterThan(2 * stories.length);
  expectClean(said, [...personal], "the log");
});

/** What a provider answers or throws, as a log would have it at its most talkative. */
async function toldBy(provider: () => BillProvider, code: string, account: string): Promise<string> {
  const request = { reference: "REF1", code, account };
  const told: unknown = await Promise.resolve()
    .then(() => provider().inquire(request, new AbortController().signal))
    .then((outcome) => (outcome.kind === "bill" ? "a bill" : outcome))
    .catch((error: unknown) => error);
  return inspect(told, { depth: 20, showHidden: true });
}

const timeoutMs = 200;
const common = { timeoutMs, clock: Date.now };
const opened = {
  ayopop: (baseUrl: string, more = {}) =>
    ayopop({ ...common, ...credentials.ayopop, baseUrl, version: "2.0", ...more }),
  klikoo: (baseUrl: string, more = {}) => klikoo({ ...common, ...credentials.klikoo, baseUrl, ...more }),
};
const codes = { ayopop: "TLSTPOS", klikoo: "POSTPAIDPLN" } as const;
const names = ["ayopop", "klikoo"] as const;

test.each(names)("no failure that %s tells of holds a secret or the account number", async (name) => {
  const sent = sentSecrets();
  const { ayopopUrl, klikooUrl } = await servedSandbox();
  const provider = opened[name](name === "ayopop" ? ayopopUrl : klikooUrl);
  let failures = 0;
  for (const { ending } of stories) {
    const told = await toldBy(() => provider, codes[name], `530000${ending}`);
    expectClean(told, [...ownSecrets, ...sent.values(), `530000${ending}`], `what ${ending} comes to`);
    if (told.includes("kind:")) failures += 1;
  }
  expect(failures).toBeGreaterThan(stories.length / 2);
  expect(sent.values()).not.toEqual([]);
});

test.each(names)("nor when it cannot be reached, or takes us for somebody else: %s", async (name) => {
  const sent = sentSecrets();
  const { ayopopUrl, klikooUrl } = await servedSandbox();
  const url = name === "ayopop" ? ayopopUrl : klikooUrl;
  const wrong = "another-secret-of-32-characters!";
  const unfit = "a secret\nfor no header";
  const account = "530000000001";
  const closed = await closedUrl();
  const providers = [
    () => opened[name](closed),
    () => opened[name]("http://no host"),
    () => opened[name](`${url}/nowhere`),
    () => opened[name](url, { apiSecret: wrong, clientSecret: wrong }),
    () => opened[name](url, { apiKey: unfit, clientId: unfit }),
  ];
  for (const [at, provider] of providers.entries()) {
    const told = await toldBy(provider, codes[name], account);
    expect(told).not.toBe("'a bill'");
    expectClean(told, [...ownSecrets, wrong, unfit, "a secret", ...sent.values(), account], `case ${at}`);
  }
});
