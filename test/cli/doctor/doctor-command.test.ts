import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { doctorCommand } from "../../../src/cli/doctor/doctor-command.ts";
import { sampleNumbers } from "../../../src/sandbox/sample-numbers.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { closedUrl, wireServer, write } from "../../support/wire-server.ts";
import { atAyopop, bothProviders, type Environment, run, sandboxNow } from "../run-command.ts";
import { runEntry } from "../run-entry.ts";

const memory = { STORE_URL: "memory:" };
const examine = (env: Environment, argv: readonly string[] = []) => run(doctorCommand, argv, { ...memory, ...env });

describe("when nothing is wrong", () => {
  test("every check is told in order, and the end is 0", async () => {
    const store = { STORE_URL: `file:${join(temporaryFolder(), "store")}` };
    const { code, out } = await examine({ ...bothProviders(await sandboxNow()), ...store });
    expect(out.split("\n").filter(Boolean)).toEqual([
      "ok       Configuration: every variable can be used",
      expect.stringMatching(/^ok {7}Catalogue: \d+ products can be inquired for; \d+ more have no offer/),
      "ok       Store: written, read and deleted (file, not sealed without STORE_KEY)",
      "skipped  Telegram: BOT_TOKEN is not set: the playground stands in for it",
      "ok       Ayopop: the credentials are accepted",
      expect.stringMatching(/^ok {7}Clock: within \d s of Ayopop's$/),
      "ok       Klikoo: the credentials are accepted",
      expect.stringMatching(/^ok {7}Clock: within \d s of Klikoo's$/),
    ]);
    expect(code).toBe(0);
  });

  test("without a provider it is the sandbox that is asked", async () => {
    const { code, out } = await examine({});
    expect(out).toContain("ok       Klikoo: not configured: the sandbox answers\n");
    expect(out).toContain("warning  Store: written, read and deleted, in memory");
    expect(code).toBe(0);
  });

  test("no provider is asked about a customer", async () => {
    const served = await sandboxNow();
    await examine(bothProviders(served));
    expect(served.requests()).toEqual({
      "/ayopop/api/v2/partner/balance": 1,
      "/klikoo-b2b/v1/open-api/access-token": 1,
      "/klikoo-b2b/v1/open-api/balance": 1,
    });
  });
});

describe("when something is wrong the end is 1, and the rest is checked all the same", () => {
  test("wrong credentials", async () => {
    const served = await sandboxNow();
    const env = { ...bothProviders(served), AYOPOP_API_SECRET: "wrong", KLIKOO_CLIENT_SECRET: "wrong" };
    const { code, out } = await examine(env);
    expect(out).toContain("failed   Ayopop: it refuses us: 401, Unauthorised access\n         Check every AYOPOP_");
    expect(out).toContain(
      "failed   Klikoo: it refuses us: 401016570, Kredensial tidak sesuai\n         Check KLIKOO_CLIENT_ID",
    );
    expect(out).toContain("ok       Clock: within");
    expect(code).toBe(1);
  });

  test("a provider that is down", async () => {
    const served = await sandboxNow();
    const { code, out } = await examine({ ...bothProviders(served), ...atAyopop(await closedUrl()) });
    expect(out).toContain("failed   Ayopop: it is not available: ECONNREFUSED\n         Check AYOPOP_BASE_URL");
    expect(out).toContain("skipped  Clock: Ayopop sent no answer");
    expect(out).toContain("ok       Klikoo: the credentials are accepted");
    expect(code).toBe(1);
  });

  test("an address where something else answers", async () => {
    const server = await wireServer((_, response) => response.writeHead(404).end("<html></html>"));
    const { code, out } = await examine(atAyopop(server.url));
    expect(out).toContain("what it answers makes no sense: http-404\n         Check AYOPOP_BASE_URL: something else");
    expect(code).toBe(1);
  });

  test("a balance of an unknown shape is a warning: the credentials are right", async () => {
    const body = JSON.stringify({ responseCode: 300, data: { saldo: 1 } });
    const server = await wireServer((_, response) => write(response, { status: 200, body }));
    const { code, out } = await examine(atAyopop(server.url));
    expect(out).toContain("does not know: {responseCode: number, data: {saldo: number}}");
    expect(code).toBe(0);
  });

  test.each([
    [31_000, "warning", "behind", 0],
    [-32_000, "warning", "ahead of", 0],
    [301_000, "failed", "behind", 1],
    [-302_000, "failed", "ahead of", 1],
  ])("a clock that a provider's is %i ms ahead of", async (ahead, status, way, expected) => {
    const server = await wireServer((_, response) => {
      response.setHeader("Date", new Date(Date.now() + ahead).toUTCString());
      write(response, { status: 200, body: JSON.stringify({ responseCode: 300, data: { balance: 1 } }) });
    });
    const { code, out } = await examine(atAyopop(server.url));
    expect(out).toMatch(new RegExp(`${status.padEnd(7)}  Clock: \\d+ s ${way} Ayopop's\n {9}Let NTP`));
    expect(code).toBe(expected);
  });

  test("a store that cannot be written", async () => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "");
    const { code, out } = await examine({ ...bothProviders(await sandboxNow()), STORE_URL: `file:${file}/store` });
    expect(out).toContain(
      "failed   Store: file: the folder of the store cannot be used (ENOTDIR)\n         A file is in the place of the folder",
    );
    expect(out).toContain("ok       Klikoo: the credentials are accepted");
    expect(code).toBe(1);
  });

  test("a catalogue with problems, each of them told", async () => {
    const file = join(temporaryFolder(), "catalogue.json");
    writeFileSync(file, JSON.stringify({ extends: "default", remove: ["nothing", "either"] }));
    const { code, out } = await examine({ CATALOGUE_FILE: file });
    expect(out).toContain('failed   Catalogue: CATALOGUE_FILE: remove[0]: there is no "nothing" to remove\n');
    expect(out).toContain('failed   Catalogue: CATALOGUE_FILE: remove[1]: there is no "either" to remove\n');
    expect(code).toBe(1);
  });

  test("a token that Telegram does not know", async () => {
    const body = JSON.stringify({ ok: false, error_code: 401, description: "Unauthorized" });
    const server = await wireServer((_, response) => write(response, { status: 401, body }));
    const env = { ...bothProviders(await sandboxNow()), BOT_TOKEN: "123456:ABC-DEF", TELEGRAM_API_ROOT: server.url };
    const { code, out } = await examine(env);
    expect(out).toContain("failed   Telegram: it refuses: 401 Unauthorized\n         BOT_TOKEN must be the token");
    expect(out).toContain("warning  Configuration: the bot is by invitation, and ADMIN_IDS names no owner");
    expect(code).toBe(1);
  });
});

test("a configuration that cannot be read ends with 78, with every problem and without any value", async () => {
  const { code, out } = await examine({ KLIKOO_BASE_URL: "ftp://secret.example", DEFAULT_LOCALE: "fr-secret" });
  expect(code).toBe(78);
  expect(out).toContain("failed   Configuration: KLIKOO_CLIENT_SECRET: missing");
  expect(out).toContain("failed   Configuration: DEFAULT_LOCALE: must be one of id, en");
  expect(out).not.toContain("secret.example");
  expect(out).not.toContain("fr-secret");
});

test("--help ends with 0 and anything else with 64", async () => {
  expect(await examine({}, ["--help"])).toMatchObject({ code: 0, out: expect.stringContaining("Exit codes") });
  expect(await examine({}, ["--nonsense"])).toMatchObject({ code: 64, out: "" });
  expect(await examine({}, ["more"])).toMatchObject({ code: 64, out: "" });
});

test("the entry examines its own environment", async () => {
  const env = { ...memory, ...bothProviders(await sandboxNow()) };
  const { code, out } = await runEntry("doctor", [], env, temporaryFolder());
  expect(out).toContain("ok       Klikoo: the credentials are accepted");
  expect(code).toBe(0);
});

describe("no secret and no account number is ever printed", () => {
  const secret = fc.stringMatching(/^[A-Za-z0-9+]{6,40}$/);

  test("whatever the secrets are, even by a provider and a Telegram that repeat all they are told", async () => {
    const server = await wireServer(({ headers, path, body }, response) => {
      const all = `${path} ${body} ${Object.values(headers).join(" ")}`;
      response
        .writeHead(401)
        .end(
          JSON.stringify(
            path.startsWith("/bot")
              ? { ok: false, error_code: 401, description: all }
              : { responseCode: 401, response_code: "401016570", message: { ID: all, EN: all }, response_message: all },
          ),
        );
    });
    const { KLIKOO_PRIVATE_KEY } = bothProviders(await sandboxNow());
    if (KLIKOO_PRIVATE_KEY === undefined) throw new Error("there is no key");
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(secret, { minLength: 6, maxLength: 6 }), async (secrets) => {
        const [token = "", key = "", apiSecret = "", id = "", clientSecret = "", hook = ""] = secrets;
        const { code, out, err } = await examine({
          BOT_TOKEN: `123456:${token.replaceAll("+", "-")}`,
          TELEGRAM_API_ROOT: server.url,
          DELIVERY: "webhook",
          WEBHOOK_URL: "https://bot.example.com/hook",
          WEBHOOK_SECRET: hook.replaceAll("+", "_").padEnd(16, "x"),
          AYOPOP_BASE_URL: server.url,
          AYOPOP_API_KEY: key,
          AYOPOP_API_SECRET: apiSecret,
          KLIKOO_BASE_URL: server.url,
          KLIKOO_CLIENT_ID: id,
          KLIKOO_CLIENT_SECRET: clientSecret,
          KLIKOO_PRIVATE_KEY,
        });
        expect(code).toBe(1);
        const printed = out + err;
        for (const one of [token.replaceAll("+", "-"), key, apiSecret, id, clientSecret])
          expect(printed).not.toContain(one);
        expect(printed).not.toContain(KLIKOO_PRIVATE_KEY.split("\n")[1]);
        for (const { account } of sampleNumbers) expect(printed).not.toContain(account);
      }),
      { numRuns: 15 },
    );
    const asked = server.received.map(({ body }) => body).join("\n");
    expect(asked).not.toMatch(/account/);
  });
});
