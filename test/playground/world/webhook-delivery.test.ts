import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test, vi } from "vitest";
import { agents, budi, startPlayground } from "../start-playground.ts";

type Delivery = {
  readonly said: string;
  readonly secret: string | string[] | undefined;
  readonly answer: (status: number, body?: object) => void;
};

/** A webhook that answers when the test says so. */
async function startHook() {
  const deliveries: Delivery[] = [];
  const server = createServer(async (request, response) => {
    const update = JSON.parse(await text(request));
    deliveries.push({
      said: update.message.text,
      secret: request.headers["x-telegram-bot-api-secret-token"],
      answer: (status, body) => answer(response, status, body),
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const nth = (index: number): Promise<Delivery> =>
    vi.waitFor(() => {
      const delivery = deliveries[index];
      if (delivery === undefined) throw new Error(`only ${deliveries.length} deliveries`);
      return delivery;
    });
  return { url: `http://127.0.0.1:${port}/hook`, deliveries, nth };
}

function answer(response: ServerResponse, status: number, body?: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(body && JSON.stringify(body));
}

async function startWithHook() {
  const hook = await startHook();
  const local = await startPlayground({ limits: { webhookRetryMs: 1 } });
  await local.result("setWebhook", { url: hook.url, secret_token: "s3cret" });
  return { ...local, hook };
}

test("updates of one chat come in sequence, those of another meanwhile", async () => {
  const { as, hook } = await startWithHook();
  await as(budi).say("one");
  await as(budi).say("two");
  await as(budi).say("/group", agents.id);
  const [first, other] = [await hook.nth(0), await hook.nth(1)];
  expect([first.said, first.secret, other.said]).toEqual(["one", "s3cret", "/group"]);
  other.answer(200);
  first.answer(200);
  expect((await hook.nth(2)).said).toBe("two");
});

test("an update is repeated until it gets a 200, and what went wrong is told", async () => {
  const { as, hook, result } = await startWithHook();
  await as(budi).say("one");
  (await hook.nth(0)).answer(500);
  const again = await hook.nth(1);
  expect(again.said).toBe("one");
  expect(await result("getWebhookInfo")).toMatchObject({
    url: hook.url,
    pending_update_count: 1,
    max_connections: 40,
    last_error_message: "Wrong response from the webhook: 500 Internal Server Error",
  });
  again.answer(200);
  await vi.waitFor(async () => expect(await result("getWebhookInfo")).toMatchObject({ pending_update_count: 0 }));
});

test("a method in the answer is called", async () => {
  const { as, hook } = await startWithHook();
  await as(budi).say("one");
  const { cursor } = await as(budi).chat();
  (await hook.nth(0)).answer(200, { method: "sendMessage", chat_id: budi.id, text: "from the webhook" });
  expect((await as(budi).events(cursor)).events).toMatchObject([{ message: { text: "from the webhook" } }]);
});

test("a method in the answer that is refused stops nothing", async () => {
  const { as, hook } = await startWithHook();
  await as(budi).say("one");
  (await hook.nth(0)).answer(200, { method: "sendMessage", chat_id: 1, text: "to nobody" });
  await as(budi).say("two");
  expect((await hook.nth(1)).said).toBe("two");
});

test("what waited for a poll is delivered when a webhook is set, and the other way round", async () => {
  const hook = await startHook();
  const { as, result, updates } = await startPlayground({ limits: { webhookRetryMs: 1 } });
  await as(budi).say("one");
  await result("setWebhook", { url: hook.url });
  const delivery = await hook.nth(0);
  expect([delivery.said, delivery.secret]).toEqual(["one", undefined]);
  await result("deleteWebhook");
  expect(await updates()).toMatchObject([{ message: { text: "one" } }]);
});
