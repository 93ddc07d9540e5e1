import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { products } from "../../../src/sandbox/klikoo/products.ts";
import { stories } from "../../../src/sandbox/stories.ts";
import { accessToken, askKlikoo, askToken, type Call, inquiry, wib } from "../klikoo-client.ts";
import { type StartedSandbox, startSandbox } from "../start.ts";

const minute = 60_000;
const pln = inquiry("POSTPAIDPLN", "514040400482");

function published(name: string): unknown {
  const file = new URL(`../../../src/providers/klikoo/fixtures/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8"));
}

function tokenBody(
  sandbox: StartedSandbox,
  changes: object,
  grant_type: string | undefined = "client_credentials",
): string {
  const { clientId: client_id, clientSecret: client_secret } = sandbox.credentials.klikoo;
  return JSON.stringify({ grant_type, additional_info: { client_id, client_secret, ...changes } });
}

describe("the access token", () => {
  test("is given for 900 seconds, in the published shape", async () => {
    const { status, body } = await askToken(await startSandbox());
    const access_token = body.data.access_token;
    expect(status).toBe(200);
    expect(access_token.split(".")).toHaveLength(3);
    const sample = published("access-token-200") as { data: object };
    expect(body).toEqual({ ...sample, data: { ...sample.data, access_token } });
  });

  test("is given for a timestamp without milliseconds too", async () => {
    const { status } = await askToken(await startSandbox(), { timestamp: "2024-02-07T10:28:35+07:00" });
    expect(status).toBe(200);
  });

  test.each([
    ["more than five minutes old", "2024-02-07T10:23:34.999+07:00"],
    ["more than five minutes ahead", "2024-02-07T10:33:35.001+07:00"],
    ["in UTC without an offset", "2024-02-07T03:28:35.000Z"],
    ["cut short, as printed on the page", "2024-02-07T10:28:35.000+07:0"],
    ["missing", ""],
  ])("is refused when the timestamp is %s", async (_, timestamp) => {
    const { status, body } = await askToken(await startSandbox(), { timestamp });
    expect([status, body.response_code, body.data]).toEqual([400, "400016505", null]);
  });

  test.each<readonly [string, string, (sandbox: StartedSandbox) => Call]>([
    ["another signature", "400016508", () => ({ headers: { "Open-Api-Signature": "AAAA" } })],
    ["no signature", "400016508", () => ({ headers: { "Open-Api-Signature": "" } })],
    ["another client id", "401016570", (s) => ({ body: tokenBody(s, { client_id: crypto.randomUUID() }) })],
    ["another secret", "401016570", (s) => ({ body: tokenBody(s, { client_secret: "another" }) })],
    ["a client id that is no UUID", "400016568", (s) => ({ body: tokenBody(s, { client_id: "me" }) })],
    ["another grant type", "400016569", (s) => ({ body: tokenBody(s, {}, "password") })],
    ["no client secret", "400016512", (s) => ({ body: tokenBody(s, { client_secret: undefined }) })],
    ["no additional_info", "400016512", () => ({ body: '{"grant_type":"client_credentials"}' })],
    ["a body that is not JSON", "400016510", () => ({ body: "grant_type=client_credentials" })],
  ])("is refused with %s", async (_, code, call) => {
    const sandbox = await startSandbox();
    const { status, body } = await askToken(sandbox, call(sandbox));
    expect([status, body.response_code]).toEqual([Number(code.slice(0, 3)), code]);
  });

  test("can be signed by the helper for first steps, whose code has seven digits", async () => {
    const sandbox = await startSandbox();
    const { clientId, privateKey } = sandbox.credentials.klikoo;
    const timestamp = wib(sandbox.now());
    const response = await fetch(`${sandbox.klikooUrl}/v1/open-api/auth-signature`, {
      method: "POST",
      body: JSON.stringify({ client_id: clientId, timestamp, private_key: Buffer.from(privateKey).toString("base64") }),
    });
    const { response_code, data } = await response.json();
    expect(response_code).toBe("2000100");
    const { body } = await askToken(sandbox, { timestamp, headers: { "Open-Api-Signature": data.signature } });
    expect(body.response_code).toBe("200012000");
  });

  test("is not signed with something that is no key", async () => {
    const response = await fetch(`${(await startSandbox()).klikooUrl}/v1/open-api/auth-signature`, {
      method: "POST",
      body: JSON.stringify({ client_id: "me", timestamp: "now", private_key: "bm8ga2V5" }),
    });
    expect((await response.json()).response_code).toBe("400016510");
  });
});

describe("what Klikoo's stand-in refuses", () => {
  test.each<readonly [string, string, Call]>([
    ["a token that it never gave", "401026500", { token: "TEST.ONLY.TOKEN" }],
    ["no token", "401026500", { headers: { Authorization: "" } }],
    ["an old timestamp", "400026505", { timestamp: "2024-02-07T10:00:00.000+07:00" }],
    [
      "another timestamp in header and signature",
      "400026508",
      { headers: { "Open-Api-Timestamp": "2024-02-07T10:28:36+07:00" } },
    ],
    ["another signature", "400026508", { headers: { "Open-Api-Signature": "AAAA" } }],
    ["a body whose hash differs", "400026508", { signedBody: inquiry("POSTPAIDPLN", "1") }],
    ["a body with blanks, hashed as sent", "400026508", { body: pln.replaceAll(",", ", ") }],
    ["a body with blanks, hashed without", "400026508", { body: pln.replaceAll(",", ", "), signedBody: pln }],
    ["keys that are not sorted", "400026508", { body: '{"product_code":"POSTPAIDPLN","account_number":"1"}' }],
    ["a body that is not JSON", "400026510", { body: "account_number=1" }],
    ["no body", "400026510", { body: "" }],
    ["no account number", "400026512", { body: '{"product_code":"POSTPAIDPLN"}' }],
    ["an empty account number", "400026512", { body: inquiry("POSTPAIDPLN", "") }],
    ["no product code", "400026512", { body: '{"account_number":"1"}' }],
    ["BPJS without period", "400026512", { body: inquiry("RBASRBPJSKSH", "8888801433177155") }],
    ["a number as account number", "400026510", { body: '{"account_number":1,"product_code":"POSTPAIDPLN"}' }],
    ["a number as period", "400026510", { body: '{"account_number":"1","period":1,"product_code":"RBASRBPJSKSH"}' }],
    ["thirteen months", "400026510", { body: inquiry("RBASRBPJSKSH", "8888801433177155", "13") }],
    ["an unknown product code", "404027003", { body: inquiry("NOSUCH", "1") }],
  ])("refuses %s", async (_, code, call) => {
    const { status, body } = await askKlikoo(await startSandbox(), { body: pln, ...call });
    expect([status, body.response_code, body.data]).toEqual([Number(code.slice(0, 3)), code, null]);
  });

  test("an access token lives 900 seconds by the sandbox's clock", async () => {
    const sandbox = await startSandbox();
    const token = await accessToken(sandbox);
    sandbox.pass(15 * minute - 1);
    expect((await askKlikoo(sandbox, { token, body: pln })).status).toBe(200);
    sandbox.pass(1);
    const { status, body } = await askKlikoo(sandbox, { token, body: pln });
    expect([status, body.response_code]).toEqual([401, "401026535"]);
  });

  test("a token whose claims were changed is unknown", async () => {
    const sandbox = await startSandbox();
    const [header, , signature] = (await accessToken(sandbox)).split(".");
    const claims = Buffer.from('{"exp":9999999999}').toString("base64url");
    const { body } = await askKlikoo(sandbox, { token: `${header}.${claims}.${signature}`, body: pln });
    expect(body.response_code).toBe("401026500");
  });

  test.each(["/v1/open-api/products/buy", "/v1/open-api/transactions/1"])("does not serve %s", async (path) => {
    const { status } = await askKlikoo(await startSandbox(), { path, body: pln });
    expect(status).toBe(404);
  });
});

describe("the published samples", () => {
  test.each([
    ["200-pln", pln],
    ["200-pdam", inquiry("PDAMACEHTGR", "1160026")],
    ["200-netflix-due-date", inquiry("NETFLIX", "622177311")],
    ["200-multifinance-wom", inquiry("RBKREDITBAF", "547010008701")],
    ["200-bpjs", inquiry("RBASRBPJSKSH", "8888801433177155", "1")],
    ["404027010-already-paid", inquiry("POSTPAIDPLN", "530000000302")],
  ])("%s is the unchanged answer to its number", async (name, body) => {
    expect((await askKlikoo(await startSandbox(), { body })).body).toEqual(published(`inquiry-postpaid-${name}`));
  });

  test("every published request is answered with a bill", async () => {
    const sandbox = await startSandbox();
    for (const request of published("inquiry-postpaid-all-documented") as Record<string, string>[]) {
      const { account_number = "", product_code = "", period } = request;
      const { body } = await askKlikoo(sandbox, { body: inquiry(product_code, account_number, period) });
      expect(body).toMatchObject({ response_code: "200022000", data: { account_number } });
    }
  });
});

describe("bills made after the samples", () => {
  test.each(products.map((product) => [product.code, product] as const))(
    "%s answers with a bill whose prices agree",
    async (code, { name, margin, needsPeriod }) => {
      const body = inquiry(code, "1234567", needsPeriod && "1");
      const { data } = (await askKlikoo(await startSandbox(), { body })).body;
      expect(data).toMatchObject({ account_number: "1234567", product_name: name, admin: 0, number_of_months: "" });
      const { total_price, selling_price } = data.product.objs;
      expect(Number(selling_price)).toBe(data.total_amount);
      expect(Number(selling_price) - Number(total_price)).toBe(margin);
    },
  );

  test("BPJS multiplies by the months, and takes its fee once", async () => {
    const sandbox = await startSandbox();
    const ask = async (account: string) =>
      (await askKlikoo(sandbox, { body: inquiry("RBASRBPJSKSH", account, "4") })).body.data;
    expect(await ask("8888800000000001")).toMatchObject({ period: "4", amount: 420_000, total_amount: 422_500 });
    expect(await ask("8888801433177155")).toMatchObject({ period: "4", amount: 4, total_amount: 2504 });
  });

  test("a due date is the next 20th", async () => {
    const sandbox = await startSandbox();
    const due = async () => (await askKlikoo(sandbox, { body: inquiry("RBFNFIF", "1") })).body.data.due_date;
    expect(await due()).toBe("2024-02-20");
    sandbox.pass(14 * 24 * 60 * minute);
    expect(await due()).toBe("2024-03-20");
  });
});

describe("the stories at Klikoo", () => {
  const coded = stories.flatMap(({ ending, klikoo }) =>
    klikoo.kind === "code" ? [[ending, klikoo.code.replace("xx", "02")] as const] : [],
  );

  test.each(coded)("%s is told with code %s at every product", async (ending, code) => {
    const sandbox = await startSandbox();
    const token = await accessToken(sandbox);
    for (const product of products) {
      const body = inquiry(product.code, `530000${ending}`, product.needsPeriod && "1");
      const answer = await askKlikoo(sandbox, { token, body });
      expect(answer.status).toBe(Number(code.slice(0, 3)));
      expect(answer.body).toMatchObject({ response_code: code, data: null });
    }
  });

  test("000003 is three times the amount", async () => {
    const { data } = (await askKlikoo(await startSandbox(), { body: inquiry("PDAMABOJ", "000003") })).body;
    expect(data).toMatchObject({ amount: 3 * 87_500, total_amount: 3 * 87_500 + 2500, number_of_months: "3" });
  });

  test("000330 has no code at Klikoo, so it is a bill", async () => {
    const { body } = await askKlikoo(await startSandbox(), { body: inquiry("PDAMABOJ", "000330") });
    expect(body.response_code).toBe("200022000");
  });

  test("a number published by Ayopop is left to Ayopop", async () => {
    const { body } = await askKlikoo(await startSandbox(), { body: inquiry("RBASRBPJSKSH", "8888801470615100", "1") });
    expect(body.response_code).toBe("503029991");
  });
});

describe("what operators' tools ask", () => {
  const list = (sandbox: StartedSandbox, body: object) =>
    askKlikoo(sandbox, { path: "/v1/open-api/products", body: JSON.stringify(body) });

  test("the balance is published, and signed with the hash of an empty body", async () => {
    const { body } = await askKlikoo(await startSandbox(), { method: "GET", path: "/v1/open-api/balance" });
    expect(body).toEqual(published("client-balance-200"));
  });

  test("the product list is searched, sorted and paged", async () => {
    const sandbox = await startSandbox();
    const search = [
      { field: "categories", value: "pdam" },
      { field: "enable", value: "true" },
    ];
    const { body } = await list(sandbox, { limit: 2, page: 1, search, sort: { field: "agent_price", value: "desc" } });
    expect(body.response_code).toBe("200042000");
    expect(body.data.map(({ code }: { code: string }) => code)).toEqual(["PDAMABOJ", "PDAMMJK"]);
    expect(body.meta).toMatchObject({ current_page: 1, next_page: 2, total_pages: 2, total_rows: 3, per_page: 2 });
  });

  test("a keyword is looked for in names and codes", async () => {
    const search = [{ field: "keyword", value: "mojo" }];
    const { body } = await list(await startSandbox(), {
      limit: 9,
      page: 1,
      search,
      sort: { field: "name", value: "asc" },
    });
    expect(body.data).toMatchObject([{ code: "PDAMMJK", enable: true, category: "pdam" }]);
  });

  test.each([
    ["400046512", { limit: 10, page: 1 }],
    ["400046510", { limit: "10", page: 1, sort: { field: "name", value: "asc" } }],
    ["400046510", { limit: 10, page: 1, sort: { field: "colour", value: "asc" } }],
    ["400046510", { limit: 10, page: 1, search: [1], sort: { field: "name", value: "asc" } }],
  ])("answers %s to a list that is asked for wrongly", async (code, body) => {
    expect((await list(await startSandbox(), body)).body.response_code).toBe(code);
  });
});
