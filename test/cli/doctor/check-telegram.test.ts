import { describe, expect, test } from "vitest";
import { checkTelegram } from "../../../src/cli/doctor/check-telegram.ts";
import type { Delivery } from "../../../src/config/telegram.ts";
import { closedUrl, wireServer, write } from "../../support/wire-server.ts";

const now = Date.UTC(2026, 0, 12, 7);
const polling: Delivery = { kind: "polling" };
const webhook: Delivery = { kind: "webhook", url: "https://bot.example.com/hook", secret: "0123456789abcdef" };
const me = { id: 123456, is_bot: true, first_name: "Cek", username: "cek_bot" };

async function told(delivery: Delivery, info: object): Promise<readonly string[]> {
  const server = await wireServer(({ path }, response) => {
    const result = path.endsWith("/getMe") ? me : { url: "", pending_update_count: 0, ...info };
    write(response, { status: 200, body: JSON.stringify({ ok: true, result }) });
  });
  return findings(server.url, delivery);
}

async function findings(apiRoot: string, delivery: Delivery): Promise<readonly string[]> {
  const check = checkTelegram(
    { kind: "telegram", token: "123456:ABC-DEF", apiRoot, delivery, perSecond: 30 },
    () => now,
  );
  const found = await check.run(new AbortController().signal);
  return found.map((one) => `${one.status} ${one.found}`);
}

describe("what is said of Telegram", () => {
  test("all is well", async () => {
    expect(await told(polling, {})).toEqual([
      "ok the token is @cek_bot's",
      "ok updates are polled, and no webhook is set",
      "ok 0 updates are waiting",
    ]);
    expect(await told(webhook, { url: webhook.kind === "webhook" ? webhook.url : "" })).toContain(
      "ok updates are delivered to bot.example.com",
    );
  });

  test("updates go another way than is meant", async () => {
    expect(await told(polling, { url: "https://other.example/s3cret" })).toContain(
      "warning updates are to be polled, but Telegram delivers them to a webhook at other.example",
    );
    expect(await told(webhook, {})).toContain("warning no webhook is set yet");
    expect(await told(webhook, { url: "https://other.example/s3cret" })).toContain(
      "warning updates are delivered to other.example, which is not WEBHOOK_URL",
    );
  });

  test("many updates wait", async () => {
    expect(await told(polling, { pending_update_count: 1 })).toContain("ok 1 update is waiting");
    expect(await told(polling, { pending_update_count: 101 })).toContain("warning 101 updates are waiting");
  });

  test("a delivery has failed within the last hour", async () => {
    const failedAt = (minutesAgo: number) => ({
      last_error_date: now / 1000 - minutesAgo * 60,
      last_error_message: "Connection refused",
    });
    expect(await told(webhook, failedAt(5))).toContain(
      "warning the last delivery failed 5 min ago: Connection refused",
    );
    expect((await told(webhook, failedAt(61))).join()).not.toContain("delivery failed");
  });

  test("it is not there", async () => {
    expect(await findings(await closedUrl(), polling)).toEqual(["failed it cannot be reached (ECONNREFUSED)"]);
  });

  test("it is something else", async () => {
    const server = await wireServer((_, response) => write(response, { status: 200, body: "<html></html>" }));
    expect((await findings(server.url, polling)).join()).toMatch(/^failed it cannot be reached/);
  });

  test("it fails", async () => {
    const body = JSON.stringify({ ok: false, error_code: 500, description: "Internal Server Error" });
    const server = await wireServer((_, response) => write(response, { status: 500, body }));
    expect(await findings(server.url, polling)).toEqual(["failed it refuses: 500 Internal Server Error"]);
    expect(server.received).toHaveLength(1);
  });
});
