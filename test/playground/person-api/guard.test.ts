import { once } from "node:events";
import { request } from "node:http";
import { expect, test } from "vitest";
import { budi, startPlayground } from "../start-playground.ts";

type Headers = Readonly<Record<string, string>>;

/** fetch would not let a Host be set. */
async function statusOf(url: string, method: string, headers: Headers, body = ""): Promise<number | undefined> {
  const sent = request(url, { method, headers }).end(body);
  const [response] = await once(sent, "response");
  response.resume();
  return response.statusCode;
}

const json = { "content-type": "application/json" };

test.each([
  ["by the name of this machine", "GET", { host: "localhost:1234" }, 200],
  ["by a name of another site that points here", "GET", { host: "evil.example" }, 403],
  ["by a name that only begins like an address of this machine", "GET", { host: "127.0.0.1.evil.example" }, 403],
  ["from a page of another site", "POST", { ...json, origin: "http://evil.example" }, 403],
  ["from a page of another server of this machine", "POST", { ...json, origin: "http://127.0.0.1:1" }, 403],
  ["from a page that hides where it is", "POST", { ...json, origin: "null" }, 403],
  ["by a form", "POST", { "content-type": "text/plain" }, 415],
  ["without a type", "POST", {}, 415],
  ["by a program of this machine", "POST", json, 200],
])("a request %s", async (_, method, headers: Headers, status) => {
  const { url } = await startPlayground();
  const path = method === "GET" ? "/api/world" : `/api/chats/${budi.id}/messages`;
  const body = method === "GET" ? "" : '{"text":"x"}';
  expect(await statusOf(url + path, method, headers, body)).toBe(status);
});

test("a body that is no JSON object is refused", async () => {
  const { url } = await startPlayground();
  expect(await statusOf(`${url}/api/deliver`, "POST", json, "{")).toBe(400);
  expect(await statusOf(`${url}/api/deliver`, "POST", json, "[]")).toBe(400);
});
