import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadCatalogue } from "../../../src/catalogue/load-catalogue.ts";
import { catalogueCommand } from "../../../src/cli/catalogue/catalogue-command.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { closedUrl, wireServer, write } from "../../support/wire-server.ts";
import { atAyopop, atKlikoo, bothProviders, type Environment, run, sandboxNow } from "../run-command.ts";
import { runEntry } from "../run-entry.ts";

const work = (argv: readonly string[], env: Environment = {}) => run(catalogueCommand, argv, env);
const providers = ["ayopop", "klikoo"];

/** An Ayopop with a product list of its own. */
async function listing(data: unknown): Promise<Environment> {
  const server = await wireServer((_, response) =>
    write(response, { status: 200, body: JSON.stringify({ responseCode: 300, data }) }),
  );
  return atAyopop(server.url);
}

const kept = [
  "TLSTPOS",
  "PLSTPL20",
  "BPJSKES",
  "TBPJPU",
  "TBPJPKBU",
  "PPLSTK10",
  "PPLSIND12",
  "PLSPRIDA25K",
  "PPDTIND100MB",
];
const all = [...kept, "PDAX101", "LAEM", "PGPLGL20", "PVDGAF50"].map((code) => ({ code, name: code, active: true }));

function loaded(path: string) {
  const result = loadCatalogue({ text: readFileSync(path, "utf8"), providers });
  if (!result.ok) throw new Error(result.problems.join("\n"));
  return result.catalogue;
}

describe("pull", () => {
  test("finds nothing to do where the lists are as the catalogue is, and says which placeholders are listed", async () => {
    const { code, out, err } = await work(["pull"], bothProviders(await sandboxNow()));
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ extends: "default", categories: [], products: [], remove: [] });
    expect(err).toContain("ayopop: 28 products are listed\nklikoo: 10 products are listed\n");
    expect(err).toContain('klikoo NETFLIX of netflix: "Netflix"');
  });

  test("says that it is the sandbox's lists that it reads", async () => {
    expect(await work(["pull"])).toMatchObject({ code: 0, err: expect.stringContaining("the sandbox's lists") });
  });

  test("writes a file that check and the bot take, with what is new, gone and inactive", async () => {
    const path = join(temporaryFolder(), "catalogue.json");
    const env = await listing([
      ...all.filter(({ code }) => code !== "PPLSTK10" && code !== "PLSPRIDA25K"),
      { code: "PPLSTK10", name: "Telkomsel", active: "false" },
      { code: "TPDAMX", name: "PDAM Kota <X>", category: "PDAM", active: true },
      { code: "ODD", name: "Odd one", category: "Something else" },
      { code: "OLD", name: "Old one", active: false },
    ]);
    const { code, out, err } = await work(["pull", "--out", path], env);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain('ayopop TPDAMX "PDAM Kota <X>" (PDAM) -> water/pdam-kota-x\n');
    expect(out).toContain('ayopop ODD "Odd one" (Something else) -> other/odd-one\n');
    expect(out).toContain("Gone, taken out: 1\n  ayopop PLSPRIDA25K of pulsa-indosat\n");
    expect(out).toContain("Not active, taken out: 1\n  ayopop PPLSTK10 of pulsa-telkomsel\n");
    expect(out).toContain("Removed, as no offer is left: 1\n  pulsa-telkomsel\n");
    expect(out).toContain('not to be inquired for: 1\n  ayopop OLD "Old one"\n');
    expect(await work(["check", path])).toMatchObject({ code: 0, out: expect.stringContaining("The file is right.") });
    const { product, products } = loaded(path);
    expect(products.slice(-2).map(({ id }) => id)).toEqual(["pdam-kota-x", "odd-one"]);
    expect(product("pulsa-telkomsel")).toBeUndefined();
    expect(product("pulsa-indosat")?.offers.map((offer) => offer.code)).toEqual(["PPLSIND12"]);
    expect(product("pulsa-indosat")?.fields.at(-1)).toMatchObject({ choices: [12_000] });
  });

  test("builds on the file that is in use, so that nothing of it is lost", async () => {
    const path = join(temporaryFolder(), "catalogue.json");
    writeFileSync(path, JSON.stringify({ extends: "default", remove: ["games", "pdam-bogor"] }));
    const env = { ...(await listing([...all, { code: "NEW", name: "New" }])), CATALOGUE_FILE: path };
    expect((await work(["pull", "--out", path], env)).code).toBe(0);
    expect(JSON.parse(readFileSync(path, "utf8")).remove).toEqual(expect.arrayContaining(["games", "pdam-bogor"]));
    const { product, category } = loaded(path);
    expect(category("games")).toBeUndefined();
    expect(product("new")?.offers).toEqual([{ provider: "ayopop", code: "NEW" }]);
    // Pulled again, there is nothing more to do.
    const before = readFileSync(path, "utf8");
    expect((await work(["pull", "--out", path], env)).code).toBe(0);
    expect(readFileSync(path, "utf8")).toBe(before);
  });

  test("reports entries of an unknown shape, and takes nothing for gone then", async () => {
    const { code, out, err } = await work(["pull"], await listing([{ kode: "X", harga: 1 }, ...all.slice(1)]));
    expect(code).toBe(0);
    expect(err).toContain("nothing counts as gone: {kode: text, harga: number}");
    expect(err).toContain("Gone, taken out: none");
    expect(JSON.parse(out)).toMatchObject({ products: [], remove: [] });
  });

  test("takes an empty list for a mistake", async () => {
    const { out, err } = await work(["pull"], await listing([]));
    expect(err).toContain("an empty list is not taken for the end of all products");
    expect(JSON.parse(out)).toMatchObject({ products: [], remove: [] });
  });

  test.each([
    [{ items: [] }, "{responseCode: number, data: {items: []}}"],
    ["nothing", "{responseCode: number, data: text}"],
  ])("reports a list of an unknown shape, writes nothing, and ends with 1: %j", async (data, shape) => {
    const { code, out, err } = await work(["pull"], await listing(data));
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(err).toContain(`ayopop: the list has a shape that this program does not know: ${shape}\n`);
  });

  test("writes what it could read, and ends with 1, when one list could not be", async () => {
    const served = await sandboxNow();
    const env = { ...(await listing([...all, { code: "NEW", name: "New" }])), ...atKlikoo(await closedUrl()) };
    const { code, out, err } = await work(["pull"], env);
    expect(code).toBe(1);
    expect(err).toContain("klikoo: the list was not read: it is not available: ECONNREFUSED\n");
    expect(JSON.parse(out).products).toMatchObject([{ id: "new" }]);
    const wrong = { ...bothProviders(served), KLIKOO_CLIENT_SECRET: "wrong", AYOPOP_API_SECRET: "wrong" };
    expect(await work(["pull"], wrong)).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringContaining("it refuses us"),
    });
  });

  test("ends with 1 when the file cannot be written, and with 78 when the configuration is not right", async () => {
    const nowhere = join(temporaryFolder(), "no", "such", "folder.json");
    const { code, out } = await work(["pull", "--out", nowhere]);
    expect(code).toBe(1);
    expect(out).toContain("The file cannot be written (ENOENT).");
    expect((await work(["pull"], { AYOPOP_API_KEY: "alone" })).code).toBe(78);
    expect((await work(["pull"], { CATALOGUE_FILE: nowhere })).code).toBe(78);
  });
});

describe("check", () => {
  test("prints every problem with its path, and ends with 1", async () => {
    const path = join(temporaryFolder(), "catalogue.json");
    const product = {
      id: "x",
      category: "none",
      name: { id: "X", en: "X" },
      fields: [],
      offers: [{ provider: "ayopop" }],
    };
    writeFileSync(path, JSON.stringify({ extends: "default", products: [product] }));
    const { code, out } = await work(["check", path]);
    expect(code).toBe(1);
    expect(out).toContain("products[0].fields: a product needs an account field\n");
    expect(out).toMatch(/^products\[0\]\.offers\[0\]\.code: /m);
    expect(await work(["check", "no/such/file.json"])).toMatchObject({
      code: 1,
      out: "the file cannot be read (ENOENT)\n",
    });
  });

  test("needs no configuration", async () => {
    const path = join(temporaryFolder(), "catalogue.json");
    writeFileSync(path, JSON.stringify({ extends: "default" }));
    expect(await work(["check", path], { AYOPOP_API_KEY: "alone" })).toMatchObject({ code: 0 });
  });
});

test.each([
  [],
  ["push"],
  ["check"],
  ["check", "a", "b"],
  ["pull", "more"],
  ["pull", "--nonsense"],
  ["check", "a", "--out", "b"],
])("misuse ends with 64: %j", async (...argv) => {
  expect(await work(argv)).toMatchObject({ code: 64, out: "", err: expect.stringContaining("npm run catalogue") });
});

test("--help ends with 0, and the entry ends with the command's code", async () => {
  expect(await work(["--help"])).toMatchObject({ code: 0, out: expect.stringContaining("Exit codes") });
  expect((await runEntry("catalogue", ["check", "no-file"], {}, temporaryFolder())).code).toBe(1);
});
