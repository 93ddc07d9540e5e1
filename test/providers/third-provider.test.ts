import { execFile } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { billProviders, providerNames } from "../../src/app/bill-providers.ts";
import { reachProviders } from "../../src/app/reach-providers.ts";
import { available } from "../../src/catalogue/available.ts";
import { loadCatalogue } from "../../src/catalogue/load-catalogue.ts";
import type { Attempt } from "../../src/inquiry/inquire.ts";
import { routing } from "../../src/inquiry/routing.ts";
import { configOf } from "../config/environment.ts";
import { providerConformance } from "../support/provider-conformance.ts";
import { noon, productOf } from "../support/sample-conversation.ts";
import { warung } from "../support/third-provider/index.ts";
import { unexpected } from "../support/unexpected.ts";
import { type WireServer, wireServer, write } from "../support/wire-server.ts";
import { withThirdProvider } from "../support/with-third-provider.ts";

const apiKey = "a-key-of-warung";
const fixture = (name: string) =>
  readFileSync(new URL(`../support/third-provider/fixtures/${name}.json`, import.meta.url), "utf8");
const sample = JSON.parse(fixture("bill"));
const answer = (code: string) => ({ status: 200, body: JSON.stringify({ ok: false, code, says: "Gagal" }) });

providerConformance({
  name: "warung",
  open: (options) => warung({ apiKey, ...options }),
  inquiryPath: "/bills",
  before: {},
  request: { reference: "r-1", code: "LISTRIK", account: "514040400482" },
  billAnswer: (number) => ({ status: 200, body: JSON.stringify({ ...sample, bill: { ...sample.bill, number } }) }),
  total: 101_000,
  askedAccount: ({ body }) => JSON.parse(body).number,
  answers: {
    "already-paid": { status: 200, body: fixture("already-paid") },
    "not-issued-yet": undefined,
    "unknown-account": answer("14"),
    "wrong-product": undefined,
    blocked: undefined,
    "pay-at-counter": undefined,
    "arrears-limit": undefined,
    "amount-out-of-range": undefined,
    "cut-off": undefined,
    "product-closed": undefined,
    "too-often": undefined,
    "provider-unavailable": answer("91"),
    "provider-misbehaved": answer("77"),
    "provider-refused-us": answer("40"),
  },
  secrets: [apiKey],
});

/** An operator's file that offers PLN postpaid at all three. */
const operatorsFile = JSON.stringify({
  extends: "default",
  products: [
    {
      ...productOf("pln-postpaid"),
      offers: [
        { provider: "ayopop", code: "TLSTPOS" },
        { provider: "warung", code: "LISTRIK" },
        { provider: "klikoo", code: "POSTPAIDPLN" },
      ],
    },
  ],
});

const selling = () => wireServer((_, response) => write(response, { status: 200, body: JSON.stringify(sample) }));

/** Asks for PLN postpaid, with both real adapters before their sandbox and the third before `server`. */
async function besideTheRealOnes(server: WireServer) {
  const config = configOf({});
  const reach = await reachProviders(config);
  onTestFinished(reach.close);
  const loaded = loadCatalogue({ text: operatorsFile, providers: [...providerNames, "warung"] });
  if (!loaded.ok) throw new Error(loaded.problems.join("\n"));
  const providers = [...billProviders(reach), warung({ baseUrl: server.url, apiKey, timeoutMs: 5_000 })];
  const names = providers.map(({ name }) => name);
  const product = available(loaded.catalogue, { providers: names, sandbox: true }).product("pln-postpaid");
  if (product === undefined) throw new Error("it is not on offer");
  const attempts: Attempt[] = [];
  const { inquire } = routing({
    ...config.routing,
    providers,
    memory: { recall: async () => undefined, keep: async () => {} },
    attempted: (attempt) => attempts.push(attempt),
    changed: unexpected,
    failed: unexpected,
    clock: () => noon,
    random: () => 0,
    later: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  return {
    ask: (account: string) =>
      inquire({ reference: "REF1", product, values: { account }, asker: "1" }, new AbortController().signal),
    tried: () => attempts.map(({ offer, outcome }) => [offer.provider, outcome.kind]),
  };
}

describe("a third provider beside the two real ones", () => {
  test("answers when Ayopop is down, and Klikoo is not asked", async () => {
    const server = await selling();
    const { ask, tried } = await besideTheRealOnes(server);
    const { outcome } = await ask("514040400482");
    expect(outcome).toMatchObject({ kind: "bill", provider: "warung", bill: { total: 101_000 } });
    expect(tried()).toEqual([
      ["ayopop", "provider-unavailable"],
      ["warung", "bill"],
    ]);
    expect(server.received).toMatchObject([
      { path: "/bills", headers: { "x-api-key": apiKey }, body: '{"product":"LISTRIK","number":"514040400482"}' },
    ]);
  });

  test("is not asked when Ayopop answers", async () => {
    const server = await selling();
    const { ask, tried } = await besideTheRealOnes(server);
    await ask("516070377775");
    expect(tried()).toEqual([["ayopop", "bill"]]);
    expect(server.received).toEqual([]);
  });

  test("leaves it to Klikoo when it is down as well", async () => {
    const server = await wireServer((_, response) => write(response, answer("91")));
    const { ask, tried } = await besideTheRealOnes(server);
    await ask("514040400482");
    expect(tried()).toEqual([
      ["ayopop", "provider-unavailable"],
      ["warung", "provider-unavailable"],
      ["klikoo", "bill"],
    ]);
  });

  test("is named nowhere in the program", () => {
    const source = fileURLToPath(new URL("../../src/", import.meta.url));
    const files = readdirSync(source, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = files.map(({ parentPath, name }) => join(parentPath, name));
    expect(paths.length).toBeGreaterThan(100);
    expect(paths.filter((path) => /warung/i.test(path + readFileSync(path, "utf8")))).toEqual([]);
  });
});

describe("a program to which it was added by the steps of the README alone", () => {
  test("has its types right, and answers from the shell", async () => {
    const program = withThirdProvider();
    const server = await selling();
    const run = promisify(execFile);
    writeFileSync(join(program, "mine.json"), operatorsFile);
    const compiler = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));
    await run(process.execPath, [compiler, "--noEmit", "-p", program]);
    const entry = join(program, "src/cli/inquire.ts");
    const { stdout } = await run(
      process.execPath,
      ["--import", import.meta.resolve("tsx"), entry, "pln-postpaid", "514040400482", "--json"],
      {
        cwd: program,
        env: {
          PATH: process.env.PATH,
          CATALOGUE_FILE: "mine.json",
          WARUNG_BASE_URL: server.url,
          WARUNG_API_KEY: apiKey,
        },
      },
    );
    expect(JSON.parse(stdout)).toMatchObject({ outcome: { kind: "bill", provider: "warung" } });
    expect(server.received).toHaveLength(1);
  }, 60_000);
});
