import { once } from "node:events";
import { request } from "node:http";
import { expect, test } from "vitest";
import { bot, startPlayground } from "../start-playground.ts";

type Headers = Readonly<Record<string, string>>;

/** fetch would not let these be set. */
async function statusOf(url: string, method: string, headers: Headers): Promise<number | undefined> {
  const sent = request(url, { method, headers }).end();
  const [response] = await once(sent, "response");
  response.resume();
  return response.statusCode;
}

test.each([
  ["a program of this machine", "POST", {}, 200],
  ["somebody who types the address into a browser", "GET", { "sec-fetch-site": "none" }, 200],
  ["a picture in a page of another site", "GET", { "sec-fetch-site": "cross-site" }, 403],
  ["a form of another site", "POST", { origin: "http://evil.example" }, 403],
  ["a page that hides where it is", "POST", { origin: "null" }, 403],
  ["a page of another server of this machine", "GET", { "sec-fetch-site": "same-site" }, 403],
  ["a name of another site that points here", "POST", { host: "evil.example" }, 403],
])("the playground's Bot API answers programs, and no page: %s", async (_, method, headers: Headers, status) => {
  const { url } = await startPlayground();
  expect(await statusOf(`${url}/bot${bot.token}/getMe`, method, headers)).toBe(status);
});
