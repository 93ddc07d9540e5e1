import { describe, expect, test } from "vitest";
import { inquireCommand } from "../../../src/cli/inquire/inquire-command.ts";
import { stories } from "../../../src/sandbox/stories.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { closedUrl, mishaps, wireServer } from "../../support/wire-server.ts";
import { atAyopop, atKlikoo, bothProviders, type Environment, run, sandboxNow } from "../run-command.ts";
import { runEntry } from "../run-entry.ts";

const inquire = (line: string, env: Environment = {}) => run(inquireCommand, line.split(" "), env);

describe("a bill", () => {
  test("is printed as in the bot, without markup, and ends with 0", async () => {
    const { code, out, err } = await inquire("pln-postpaid 516070377775", bothProviders(await sandboxNow()));
    expect(code).toBe(0);
    expect(err).toBe("");
    expect(out).toContain("PLN Pascabayar\n");
    expect(out).toContain("INDAH PUTRI");
    expect(out).toContain("Total bayar: Rp25.220\n");
    expect(out).toContain("BUKAN BUKTI PEMBAYARAN\n");
    expect(out).not.toMatch(/<\/?[a-z]+>|&[a-z]+;/);
  });

  test("is told in the language that is asked for, else in that of the configuration", async () => {
    const env = bothProviders(await sandboxNow());
    expect((await inquire("pln-postpaid 516070377775 --locale en", env)).out).toContain("Total to pay: IDR 25,220");
    const english = { ...env, DEFAULT_LOCALE: "en" };
    expect((await inquire("pln-postpaid 516070377775", english)).out).toContain("Total to pay: IDR 25,220");
  });

  test("comes with what we pay and earn: the shell is the operator's own", async () => {
    const env = bothProviders(await sandboxNow());
    const { out } = await inquire("bpjs-kesehatan 8888801433177155 --months 1 --locale en", env);
    expect(out).toContain("cost IDR 1,421, commission IDR 1,080");
  });

  test("takes what else its product asks for, as people write it", async () => {
    const { code, out } = await inquire("ovo +62-812-1547-4224 --amount 50rb", bothProviders(await sandboxNow()));
    // OVO's code is a placeholder: only the sandbox is asked for it.
    expect({ code, out }).toEqual({ code: 64, out: "" });
    expect((await inquire("ovo +62-812-1547-4224 --amount 50rb")).out).toContain("Rp50.000");
    expect((await inquire("mobile-legends 12345678(1234)")).out).toContain("1234");
    expect((await inquire("genshin-impact 800123456 --zone America")).out).toContain("America");
  });

  test("as JSON is the whole outcome", async () => {
    const env = bothProviders(await sandboxNow());
    const { code, out } = await inquire("pln-postpaid 516070377775 --provider klikoo --json", env);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      product: "pln-postpaid",
      values: { account: "516070377775" },
      outcome: { kind: "bill", provider: "klikoo", bill: { total: 190_350, partner: { margin: 360 } } },
      answeredAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
  });

  test("warns of a number that is odd", async () => {
    const { code, out } = await inquire("pulsa-indosat 08126552652 --amount 12rb --locale en");
    expect(code).toBe(0);
    expect(out).toContain("This looks like a number from Telkomsel, not Indosat.");
  });

  test("of the sandbox is said to be of the sandbox", async () => {
    const { code, err } = await inquire("pln-postpaid 516070377775");
    expect(code).toBe(0);
    expect(err).toContain("the sandbox answers");
  });
});

describe("no bill", () => {
  const failing = ["000181", "000401", "000999", "000600", "000601", "000500", "000700", "000701"];
  const billed = ["000003", "000005", "000330"];
  const answered = stories
    .map(({ ending }) => ending)
    .filter((one) => ![...failing, ...billed, "000030"].includes(one));

  test.each(answered)("story %s is an answer and ends with 1", async (ending) => {
    const { code, out, err } = await inquire(`pln-postpaid 530000${ending} --provider ayopop --locale en`);
    expect(code).toBe(1);
    expect(out).toContain(`530000${ending}`);
    expect(err).not.toContain("ayopop");
  });

  test.each(failing)("story %s is a failure, ends with 2, and says of each provider why", async (ending) => {
    const { code, out, err } = await inquire(`pln-postpaid 530000${ending}`);
    expect(code).toBe(2);
    expect(out).toContain(`530000${ending}`);
    expect(err).toMatch(/ayopop TLSTPOS: provider-\S+ \(.+\)\nklikoo POSTPAIDPLN: provider-\S+ \(.+\)\n/);
    expect(err).not.toContain(`530000${ending}`);
  });

  test("as JSON says why", async () => {
    const { code, out } = await inquire("pln-postpaid 530000000304 --provider klikoo --json");
    expect(code).toBe(1);
    expect(JSON.parse(out).outcome).toMatchObject({ kind: "unknown-account", provider: "klikoo", code: "404027002" });
  });

  test("with wrong credentials is a failure", async () => {
    const served = await sandboxNow();
    const { code, err } = await inquire("bpjs-tk-pu 210800004501", {
      ...bothProviders(served),
      AYOPOP_API_SECRET: "no",
    });
    expect(code).toBe(2);
    expect(err).toContain("ayopop TBPJPU: provider-refused-us (401");
  });

  test("with a provider that is down is a failure, unless another one answers", async () => {
    const served = await sandboxNow();
    const down = atAyopop(await closedUrl());
    expect((await inquire("pln-postpaid 516070377775", down)).code).toBe(2);
    const { code, out, err } = await inquire("pln-postpaid 516070377775", { ...down, ...atKlikoo(served.klikooUrl) });
    expect(code).toBe(0);
    expect(out).toContain("Klikoo");
    expect(err).toBe("ayopop TLSTPOS: provider-unavailable (ECONNREFUSED)\n");
  });

  test("from a provider that never answers comes after the time-out", async () => {
    const server = await wireServer(mishaps.hang);
    const env = { ...atAyopop(server.url), PROVIDER_TIMEOUT_MS: "1000" };
    const { code, err } = await inquire("pln-postpaid 516070377775", env);
    expect(code).toBe(2);
    expect(err).toContain("timed-out");
  });
});

describe("misuse ends with 64, asks nobody, and says what is wrong", () => {
  test.each([
    ["", "a product and a number are needed"],
    ["pln-postpaid", "a product and a number are needed"],
    ["pln-postpaid 5160 7037 7775", "quote a number that has spaces"],
    ["pln-postpaid 516070377775 --nonsense", "--nonsense"],
    ["pln-postpaid 516070377775 --amount", "--amount"],
    ["pln-postpaid 516070377775 --locale fr", "--locale must be one of id, en"],
    ["pln 516070377775", "is it pln-postpaid, pln-prepaid?"],
    ["zzzz 516070377775", "there are: pln-postpaid"],
    ["pln-postpaid 516070377775 --provider nobody", '"nobody" is not configured; there is: ayopop, klikoo'],
    ["fif 607002393411 --provider ayopop", '"fif" is not offered by ayopop'],
    ["indihome 123223345", "a code that is a placeholder is not asked for"],
    ["pln-postpaid 123", "Nomornya harus 12 angka"],
    ["pln-postpaid 516070377775 --months 2", "does not ask for --months"],
    ["bpjs-kesehatan 8888801433177155", "--months is needed"],
    ["bpjs-kesehatan 8888801433177155 --months 99", "it cannot be asked for"],
    ["linkaja 081215474224 --amount lots", "it cannot be asked for"],
  ])("%j", async (line, problem) => {
    const served = await sandboxNow();
    const { code, out, err } = await inquire(line.trim(), bothProviders(served));
    expect(code).toBe(64);
    expect(out).toBe("");
    expect(err).toContain(problem);
    expect(served.requests()).toEqual({});
  });
});

describe("a configuration that is not right ends with 78", () => {
  test("when a variable is wrong", async () => {
    const { code, err } = await inquire("pln-postpaid 516070377775", { AYOPOP_BASE_URL: "https://ayopop.example" });
    expect(code).toBe(78);
    expect(err).toContain("AYOPOP_API_KEY: missing");
  });

  test("when the catalogue is", async () => {
    const { code, err } = await inquire("pln-postpaid 516070377775", { CATALOGUE_FILE: "no/such/file.json" });
    expect(code).toBe(78);
    expect(err).toContain("CATALOGUE_FILE: the file cannot be read (ENOENT)");
  });
});

test("--help explains everything, with every exit code, and ends with 0", async () => {
  const { code, out } = await inquire("--help");
  expect(code).toBe(0);
  for (const told of [
    "--months",
    "--zone",
    "--amount",
    "--provider",
    "--locale",
    "--json",
    "   0 ",
    "   1 ",
    "   2 ",
  ]) {
    expect(out).toContain(told);
  }
  expect(out).toMatch(/\n {2}64 .*\n(?:.*\n)* {2}78 /);
});

test("the entry reads its arguments and its environment, and ends with the command's code", async () => {
  const served = await sandboxNow();
  const argv = ["pln-postpaid", "530000000302", "--locale", "en"];
  const { code, out } = await runEntry("inquire", argv, bothProviders(served), temporaryFolder());
  expect(out).toContain("already been paid");
  expect(code).toBe(1);
});
