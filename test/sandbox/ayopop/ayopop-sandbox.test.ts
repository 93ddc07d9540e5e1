import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { products } from "../../../src/sandbox/ayopop/products.ts";
import { stories } from "../../../src/sandbox/stories.ts";
import { askAyopop, type Call, type Parameters } from "../ayopop-client.ts";
import { startSandbox } from "../start.ts";

const pln = { accountNumber: "516070377775", productCode: "TLSTPOS" };

function published(name: string): unknown {
  const file = new URL(`../../../src/providers/ayopop/fixtures/inquiry-${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8"));
}

describe("what Ayopop's stand-in refuses", () => {
  const refusals: readonly (readonly [string, string, Parameters, Call])[] = [
    ["another key", "401", pln, { headers: { KEY: "somebody-else" } }],
    ["a partner that is not the key", "401", { ...pln, partnerId: "somebody-else" }, {}],
    ["a signature by another secret", "401", pln, { secret: "another" }],
    ["a token that is no token", "401", pln, { headers: { TOKEN: "eyzI1NiJ9" } }],
    ["a token with padding", "401", pln, { headers: { TOKEN: "e30=.e30=.e30=" } }],
    ["another algorithm", "401", pln, { header: { alg: "none", typ: "JWT" } }],
    ["a header with more in it", "401", pln, { header: { alg: "HS256", typ: "JWT", kid: "1" } }],
    ["a token with iat", "401", { ...pln, iat: 1_707_276_515 }, {}],
    ["a token with exp", "401", { ...pln, exp: 1_907_276_515 }, {}],
    ["a parameter of another letter case", "401", { AccountNumber: "516070377775", ProductCode: "TLSTPOS" }, {}],
    ["a version that is not the path's", "321", pln, { headers: { VERSION: "1.0" } }],
    ["another content type", "321", pln, { headers: { "Content-Type": "text/plain" } }],
    ["parameters in the body", "321", pln, { body: JSON.stringify(pln) }],
    ["no account number", "321", { productCode: "TLSTPOS" }, {}],
    ["an empty account number", "321", { ...pln, accountNumber: "" }, {}],
    ["an account number as a number", "321", { ...pln, accountNumber: 516_070_377_775 }, {}],
    ["no product code", "321", { accountNumber: "516070377775" }, {}],
    ["an unknown product code", "341", { ...pln, productCode: "NOSUCH" }, {}],
    ["BPJS without month", "321", { accountNumber: "8888800000000001", productCode: "BPJSKES" }, {}],
    ["a month as a string", "321", { accountNumber: "8888800000000001", productCode: "BPJSKES", month: "1" }, {}],
    ["no months at all", "321", { accountNumber: "8888800000000001", productCode: "BPJSKES", month: 0 }, {}],
    ["a game without zone", "321", { accountNumber: "12345678", productCode: "PGVML" }, {}],
    ["a zone as a number", "321", { accountNumber: "12345678", productCode: "PGVML", zoneId: 1234 }, {}],
    ["an open e-wallet without amount", "321", { accountNumber: "081215474224", productCode: "PEMOVO" }, {}],
    ["a fraction as amount", "321", { accountNumber: "081215474224", productCode: "PEMOVO", amount: 0.5 }, {}],
  ];

  test.each(refusals)("refuses %s with %s", async (_, code, parameters, call) => {
    const { status, body } = await askAyopop(await startSandbox(), parameters, call);
    expect(body).toMatchObject({ responseCode: Number(code), success: false, data: {} });
    expect(status).toBe(code === "401" ? 401 : 200);
  });

  test("tolerates a parameter that the product does not need", async () => {
    const { body } = await askAyopop(await startSandbox(), { ...pln, zoneId: "1", month: 1, amount: 1 });
    expect(body.responseCode).toBe(300);
  });

  test.each(["/api/v2/bill/payment", "/api/v2/bill/status", "/api/v3/bill/check"])(
    "does not serve %s",
    async (path) => {
      const { status } = await askAyopop(await startSandbox(), pln, { path });
      expect(status).toBe(404);
    },
  );
});

describe("the published samples", () => {
  test.each([
    ["300-pln-postpaid-1bill-docs", pln],
    ["300-pln-prepaid-docs", { accountNumber: "14987654321", productCode: "PLSTPL20" }],
    ["300-bpjstk-pu-docs", { accountNumber: "210800004501", productCode: "TBPJPU" }],
    ["300-internet-tv-docs", { accountNumber: "123223345", productCode: "TITVIH" }],
    ["300-mobile-postpaid-docs", { accountNumber: "0811111111", productCode: "TPASHALO" }],
    ["300-pulsa-indosat-25k-seed", { accountNumber: "0814111111200", productCode: "PLSPRIDA25K" }],
    ["300-pulsa-indosat-12k-docs", { accountNumber: "0814111111200", productCode: "PPLSIND12" }],
    ["300-paket-data-docs", { accountNumber: "083100000011", productCode: "PDAX101" }],
    ["300-digital-voucher-docs", { accountNumber: "082160482001", productCode: "PVDGAF50" }],
    ["313-emoney-linkaja-seed", { accountNumber: "06285714208600", productCode: "LAEM", amount: 200 }],
  ])("%s is the unchanged answer to its number", async (name, parameters) => {
    const { body } = await askAyopop(await startSandbox(), parameters);
    expect(body).toEqual(published(name));
  });

  test("the number published for a data package is answered with the product that is published with it", async () => {
    const parameters = { accountNumber: "0814111111200", productCode: "PPDTIND100MB" };
    const { body } = await askAyopop(await startSandbox(), parameters);
    expect(body.data).toMatchObject({ accountNumber: "0814111111200", productCode: "PDAX101" });
  });
});

describe("bills made after the samples", () => {
  test.each(products.map((product) => [product.code, product] as const))(
    "%s answers with a bill whose rows explain its amount",
    async (code, product) => {
      const needs = { amount: 50_000, month: 1, zoneId: "1234" };
      const accountNumber = "08120000123";
      const { body } = await askAyopop(await startSandbox(), {
        accountNumber,
        productCode: code,
        ...(product.needs && { [product.needs]: needs[product.needs] }),
      });
      expect(body).toMatchObject({ responseCode: 300, success: true });
      expect(body.data).toMatchObject({ accountNumber, productCode: code, category: product.category });
      const rows: { value: number }[] = body.data.billDetails;
      const total = rows.reduce((sum, { value }) => sum + value, 0);
      if (rows.length > 0) expect(body.data.amount).toBe(product.adminOnTop ? total - (product.admin ?? 0) : total);
    },
  );

  test("an open e-wallet echoes the amount", async () => {
    const parameters = { accountNumber: "081215474224", productCode: "LAEM", amount: 101_500 };
    const { body } = await askAyopop(await startSandbox(), parameters);
    expect(body).toMatchObject({ responseCode: 300, data: { amount: 101_500 } });
  });

  test("LinkAja refuses less than 10.000", async () => {
    const sandbox = await startSandbox();
    const ask = (amount: number) => askAyopop(sandbox, { accountNumber: "0812", productCode: "LAEM", amount });
    expect((await ask(9999)).body).toMatchObject({ responseCode: 313, data: { accountNumber: "0812", amount: 9999 } });
    expect((await ask(10_000)).body.responseCode).toBe(300);
  });

  test("BPJS has a row for each month that was asked for", async () => {
    const parameters = { accountNumber: "8888800000000001", productCode: "BPJSKES", month: 4 };
    const { data } = (await askAyopop(await startSandbox(), parameters)).body;
    expect(data.amount).toBe(4 * 150_000 + 2500);
    expect(data.billDetails).toHaveLength(5);
    expect(data.productDetails).toContainEqual({ key: "Periode", value: "4 bulan" });
    expect(data.extraFields).toEqual({ month: 4 });
  });

  test("a game answers with a player's name", async () => {
    const parameters = { accountNumber: "12345678", productCode: "PGVML", zoneId: "1234" };
    const { data } = (await askAyopop(await startSandbox(), parameters)).body;
    expect(data.customerName).toBe("Ksatria5678");
    expect(data.productDetails).toContainEqual({ key: "Zone ID", value: "1234" });
  });

  test("Google Play tells no price before it is paid", async () => {
    const parameters = { accountNumber: "budi@example.com", productCode: "PGPLGL20" };
    const { body } = await askAyopop(await startSandbox(), parameters);
    expect(body).toMatchObject({ responseCode: 300, data: { amount: 0, accountNumber: "budi@example.com" } });
  });

  test("the time of the inquiry is the sandbox's, in WIB", async () => {
    const { data } = (await askAyopop(await startSandbox(), { ...pln, accountNumber: "530000000001" })).body;
    expect(data.customerDetails).toContainEqual({ key: "Tanggal & Waktu Pembayaran", value: "07 Feb 2024 | 10:28" });
  });

  test("each bill has an inquiry id of its own", async () => {
    const sandbox = await startSandbox();
    const ask = async () => (await askAyopop(sandbox, { ...pln, accountNumber: "530000000001" })).body.data.inquiryId;
    expect(await ask()).not.toBe(await ask());
  });

  test("version 1 has another name for the customer's list, and values as strings", async () => {
    const call = { path: "/api/v1/bill/check", headers: { VERSION: "1.0" } };
    const { data } = (await askAyopop(await startSandbox(), pln, call)).body;
    expect(data).not.toHaveProperty("customerDetails");
    expect(data.customerDetail).toContainEqual({ key: "Nama Pelanggan", value: "INDAH PUTRI" });
    expect(data.billDetails).toMatchObject([{ value: "22220" }, { value: "3000" }]);
  });
});

describe("the stories at Ayopop", () => {
  const coded = stories.flatMap(({ ending, ayopop }) =>
    ayopop.kind === "code" ? [[ending, ayopop.code] as const] : [],
  );

  test.each(coded)("%s is told with code %s at every product", async (ending, code) => {
    const sandbox = await startSandbox();
    for (const { code: productCode } of products) {
      const more = { amount: 50_000, month: 1, zoneId: "1234" };
      const { body } = await askAyopop(sandbox, { accountNumber: `08120${ending}`, productCode, ...more });
      expect(body).toMatchObject({ responseCode: Number(code), success: false, data: {} });
      expect(body.message.ID && body.message.EN).toBeTruthy();
    }
  });

  test("000003 is the case of three bills at PLN", async () => {
    const { data } = (await askAyopop(await startSandbox(), { ...pln, accountNumber: "530000000003" })).body;
    expect(data).toMatchObject({ accountNumber: "530000000003", amount: 101_539, totalAdmin: 6000 });
    expect(data.billDetails.map((row: { value: number }) => row.value)).toEqual([38_661, 46_878, 10_000, 6000]);
    expect(data.productDetails).toContainEqual({ key: "BL/TH", value: "Jan 2016, Feb 2016, Mar 2016" });
  });

  test("000003 is three rows elsewhere, at products without rows too", async () => {
    const sandbox = await startSandbox();
    const ask = async (productCode: string) =>
      (await askAyopop(sandbox, { accountNumber: "08120000003", productCode })).body.data;
    expect(await ask("TITVIH")).toMatchObject({ amount: 3 * 330_000 + 2500, billDetails: { length: 4 } });
    expect(await ask("PPLSTK10")).toMatchObject({ amount: 3 * 10_550, billDetails: { length: 3 } });
  });

  test.each(["514040400482", "520511567087", "533512366386"])("%s is left to Klikoo", async (accountNumber) => {
    const { body } = await askAyopop(await startSandbox(), { ...pln, accountNumber });
    expect(body.responseCode).toBe(181);
  });
});

describe("what operators' tools ask", () => {
  test("the product list has every code", async () => {
    const { body } = await askAyopop(await startSandbox(), {}, { path: "/api/v2/partner/products", body: "" });
    expect(body.data.map(({ code }: { code: string }) => code)).toEqual(products.map(({ code }) => code));
    expect(body.data[0]).toMatchObject({ type: "postpaid", category: "Listrik", active: true });
    expect(body.data[1]).toMatchObject({ type: "prepaid", amount: 20_000 });
  });

  test("the balance is the partner's", async () => {
    const sandbox = await startSandbox();
    const { body } = await askAyopop(sandbox, {}, { path: "/api/v2/partner/balance" });
    const { apiKey } = sandbox.credentials.ayopop;
    expect(body.data).toEqual({ balance: 1_000_000, currency: "IDR", partnerId: apiKey });
  });

  test("neither takes the parameters of an inquiry", async () => {
    const { body } = await askAyopop(await startSandbox(), pln, { path: "/api/v2/partner/balance" });
    expect(body.responseCode).toBe(401);
  });
});
