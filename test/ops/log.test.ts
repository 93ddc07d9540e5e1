import { Api, HttpError, InputFile } from "grammy";
import { describe, expect, test } from "vitest";
import { rupiah } from "../../src/domain/rupiah.ts";
import { attemptLine, createLog } from "../../src/ops/log.ts";
import { StoreFailure } from "../../src/storage/store-failure.ts";
import { capturedLog } from "../support/captured-log.ts";
import { grammyError } from "../support/recorded-api.ts";
import { billFound, productOf, refusedWith } from "../support/sample-conversation.ts";
import { closedUrl } from "../support/wire-server.ts";

const account = "514040400482";
const token = "7000000001:a-secret-token";

/** One error as a line of the log. */
function logged(error: unknown): { readonly line: Readonly<Record<string, unknown>>; readonly text: string } {
  const { log, lines } = capturedLog();
  log.error({ during: "show", err: error }, "failed");
  const [line = {}] = lines();
  return { line, text: JSON.stringify(line) };
}

describe("the log", () => {
  test("writes a line of JSON with a level, a time and nothing of the machine", () => {
    const { log, lines } = capturedLog();
    log.info({ reference: "REF1" }, "inquired");
    expect(lines()).toEqual([{ level: 30, time: expect.any(Number), reference: "REF1", msg: "inquired" }]);
  });

  test("keeps to its level", () => {
    const lines: string[] = [];
    createLog("error", { write: (line) => void lines.push(line) }).warn("quiet");
    expect(lines).toEqual([]);
  });
});

describe("an error in the log", () => {
  test("has its name, message, code, place and causes", () => {
    const cause = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    expect(logged(new StoreFailure("to open", { cause })).line).toMatchObject({
      during: "show",
      err: {
        type: "StoreFailure",
        stack: expect.stringContaining("log.test.ts"),
        cause: { type: "Error", message: "connect ECONNREFUSED", code: "ECONNREFUSED" },
      },
    });
  });

  test.each([
    ["a text", account],
    ["nothing", undefined],
    ["a record", { account }],
  ])("that is %s is told by its type alone", (_, thrown) => {
    expect(logged(thrown).text).not.toContain(account);
  });

  test("of Telegram does not carry the message that was refused", () => {
    const { line, text } = logged(grammyError("sendMessage", { chat_id: 6_000_000_001, text: `No: ${account}` }));
    expect(text).not.toContain(account);
    expect(text).not.toContain("6000000001");
    expect(line).toMatchObject({ err: { type: "GrammyError", message: expect.stringContaining("400: Bad Request") } });
  });

  test("of the network does not carry the address that was called", async () => {
    const api = new Api(token, { apiRoot: await closedUrl() });
    const upload = api.sendDocument(1, new InputFile(Buffer.from(account), "bills.csv"));
    const error = await upload.catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(HttpError);
    expect(logged(error).text).not.toMatch(/a-secret-token|514040400482/);
  });

  test("does not carry them as the cause of another either", () => {
    const refused = grammyError("sendMessage", { text: account });
    const http = new HttpError("Network request for 'sendMessage' failed!", new Error(`${token} ${account}`));
    for (const cause of [refused, http]) {
      const outer = new Error("the turn failed", { cause: new Error("showing failed", { cause }) });
      expect(logged(outer).text).not.toMatch(/a-secret-token|514040400482/);
    }
  });

  test("does not quote the number of a customer, a person or a chat, itself or in its causes", () => {
    const cause = new Error(`sessions:-1002000000001:6000000001 at ${account}`);
    const { line, text } = logged(new Error(`no bill for ${account}`, { cause }));
    expect(text).not.toMatch(/514040400482|002000000001|6000000001/);
    expect(line).toMatchObject({ err: { message: "no bill for •••" } });
    expect(text).toMatch(/log\.test\.ts:\d+:\d+/);
  });

  test("of a parser does not quote what could not be read", () => {
    const parse = (text: string) => {
      try {
        return JSON.parse(text);
      } catch (error) {
        return error;
      }
    };
    for (const text of [account, `${account}x`, `{"account":"${account}`, `<html>${account}`]) {
      const error = new HttpError("Network request for 'getMe' failed!", parse(text));
      error.cause = parse(text);
      expect(logged(error).text).not.toContain("5140404");
    }
  });
});

describe("an attempt in the log", () => {
  const product = productOf("pln-postpaid");
  const offer = { provider: "ayopop", code: "TLSTPOS", amount: rupiah(1) };

  test("names the inquiry and what came of it", () => {
    const outcome = refusedWith("unknown-account");
    expect(attemptLine({ reference: "REF1", product: product.id, offer, outcome, milliseconds: 12 })).toEqual({
      reference: "REF1",
      product: "pln-postpaid",
      provider: "ayopop",
      productCode: "TLSTPOS",
      outcome: "unknown-account",
      code: "304",
      milliseconds: 12,
    });
  });

  test("says that a bill does not add up", () => {
    const bill = { periods: [], facts: [], total: rupiah(1), mismatch: true } as const;
    const outcome = { kind: "bill", provider: "ayopop", bill } as const;
    const line = attemptLine({ reference: "REF1", product: product.id, offer, outcome, milliseconds: 12 });
    expect(line).toMatchObject({ outcome: "bill", mismatch: true });
  });

  test("names no customer, and nothing that the provider wrote", () => {
    const told = { ...refusedWith("blocked"), message: { id: `Nomor ${account} diblokir` } };
    for (const outcome of [billFound, told]) {
      const text = JSON.stringify(
        attemptLine({ reference: "REF1", product: product.id, offer, outcome, milliseconds: 1 }),
      );
      expect(text).not.toMatch(/BUDI|25720|514040400482/);
    }
  });
});
