import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type HttpOptions, httpClient } from "../../src/providers/http.ts";
import { closedUrl, mishaps, wireServer, write } from "../support/wire-server.ts";

type Path = "/read" | "/also-read";

function client(baseUrl: string, options: Partial<HttpOptions<Path>> = {}) {
  return httpClient<Path>({ baseUrl, allowed: ["/read", "/also-read"], timeoutMs: 5_000, ...options });
}

const call = { path: "/read", headers: { "Content-Type": "application/json", Key: "s3cret" }, body: "{}" } as const;
const never = () => new AbortController().signal;

describe("a call", () => {
  test("posts the body byte for byte, with its headers", async () => {
    const server = await wireServer((_, response) => write(response, { status: 200, body: "fine" }));
    const body = '{ "b":1,\n"a":"é" } ';
    expect(await client(server.url)({ ...call, body }, never())).toEqual({
      kind: "answered",
      status: 200,
      body: "fine",
    });
    expect(server.received).toMatchObject([{ method: "POST", path: "/read", body, headers: { key: "s3cret" } }]);
  });

  test("that is a GET sends no body", async () => {
    const server = await wireServer((_, response) => write(response, { status: 200, body: "fine" }));
    expect(await client(server.url)({ ...call, method: "GET" }, never())).toMatchObject({ body: "fine" });
    expect(server.received).toMatchObject([{ method: "GET", path: "/read", body: "", headers: { key: "s3cret" } }]);
    expect(server.received[0]?.headers).not.toHaveProperty("content-length");
  });

  test("lets the date of the answer be heard, and nothing of an answer without a date that can be read", async () => {
    const dates = ["Wed, 07 Feb 2024 03:28:35 GMT", "some day"];
    const heard: number[] = [];
    const server = await wireServer((_, response) => {
      response.setHeader("Date", dates.shift() ?? "");
      write(response, { status: 500, body: "" });
    });
    const post = client(server.url, { dated: (date) => heard.push(date) });
    await post(call, never());
    await post(call, never());
    expect(heard).toEqual([Date.UTC(2024, 1, 7, 3, 28, 35)]);
  });

  test("reads as much as it may", async () => {
    const server = await wireServer((_, response) => write(response, { status: 200, body: "12345" }));
    expect(await client(server.url, { mostBytes: 5 })(call, never())).toMatchObject({ body: "12345" });
    expect(await client(server.url, { mostBytes: 4 })(call, never())).toEqual({ kind: "too-large" });
  });

  test.each(["", "/"])("keeps the path of a base URL that ends in %j", async (ending) => {
    const server = await wireServer((_, response) => write(response, { status: 200, body: "" }));
    await client(`${server.url}/gateway/b2b${ending}`)(call, never());
    expect(server.received.map(({ path }) => path)).toEqual(["/gateway/b2b/read"]);
  });

  test("refuses a path that is not among the allowed ones before anything leaves", async () => {
    const server = await wireServer((_, response) => write(response, { status: 200, body: "" }));
    const pay = { ...call, path: "/pay" as "/read" };
    await expect(client(server.url)(pay, never())).rejects.toThrow("/pay is not among the allowed paths");
    expect(server.received).toEqual([]);
  });

  test.each([204, 302, 400, 404, 500, 503])("takes status %i as an answer", async (status) => {
    const server = await wireServer((_, response) => {
      response.writeHead(status, { Location: "/elsewhere" }).end(status === 204 ? undefined : "text");
    });
    const body = status === 204 ? "" : "text";
    expect(await client(server.url)(call, never())).toEqual({ kind: "answered", status, body });
    expect(server.received).toHaveLength(1);
  });

  test("reads an answer that is compressed", async () => {
    const server = await wireServer((_, response) => {
      response.writeHead(200, { "Content-Encoding": "gzip" }).end(gzipSync("small"));
    });
    expect(await client(server.url)(call, never())).toMatchObject({ kind: "answered", body: "small" });
  });

  test("uses no more sockets at once than it may", async () => {
    const waiting: (() => void)[] = [];
    let open = 0;
    let most = 0;
    const server = await wireServer((_, response) => {
      open += 1;
      most = Math.max(most, open);
      waiting.push(() => {
        open -= 1;
        write(response, { status: 200, body: "" });
      });
      // The next ones can only come when these two are answered.
      if (waiting.length === 2) for (const answer of waiting.splice(0)) answer();
    });
    const post = client(server.url, { maxSockets: 2 });
    const results = await Promise.all(Array.from({ length: 20 }, () => post(call, never())));
    expect(results.every(({ kind }) => kind === "answered")).toBe(true);
    expect(most).toBe(2);
  });
});

describe("a call that brings no answer", () => {
  test("was not counted when nobody listens", async () => {
    const result = await client(await closedUrl())(call, never());
    expect(result).toEqual({ kind: "unreachable", cause: "ECONNREFUSED", uncounted: true });
  });

  test("was not counted when the host has no address", async () => {
    const result = await client("http://nobody.invalid")(call, never());
    expect(result).toMatchObject({ kind: "unreachable", uncounted: true });
  });

  test("was not counted when the connection is reset before an answer", async () => {
    const server = await wireServer((_, response) => mishaps.reset(response));
    expect(await client(server.url)(call, never())).toEqual({
      kind: "unreachable",
      cause: "ECONNRESET",
      uncounted: true,
    });
  });

  test("was not counted when TLS fails", async () => {
    const server = await wireServer((_, response) => write(response, { status: 200, body: "" }));
    const result = await client(server.url.replace("http:", "https:"))(call, never());
    expect(result).toMatchObject({ kind: "unreachable", uncounted: true });
    expect(server.received).toEqual([]);
  });

  test("is cut when the answer breaks off", async () => {
    const server = await wireServer((_, response) => mishaps.cut(response));
    expect(await client(server.url)(call, never())).toEqual({ kind: "cut" });
  });

  test("is cut when the answer is no HTTP", async () => {
    const server = await wireServer((_, response) => mishaps.garbage(response));
    expect(await client(server.url)(call, never())).toEqual({ kind: "cut" });
  });

  test("is cut when what says it is compressed is not", async () => {
    const server = await wireServer((_, response) => {
      response.writeHead(200, { "Content-Encoding": "gzip" }).end("not gzip at all");
    });
    expect(await client(server.url)(call, never())).toEqual({ kind: "cut" });
  });

  test("is too large over a quarter of a mebibyte", async () => {
    const most = 256 * 1024;
    let size = most;
    const server = await wireServer((_, response) => response.end("a".repeat(size)));
    expect(await client(server.url)(call, never())).toMatchObject({ kind: "answered" });
    size = most + 1;
    expect(await client(server.url)(call, never())).toEqual({ kind: "too-large" });
  });

  test("is too large when it only unpacks to so much", async () => {
    const server = await wireServer((_, response) => {
      response.writeHead(200, { "Content-Encoding": "gzip" }).end(gzipSync(Buffer.alloc(50 * 1024 * 1024)));
    });
    expect(await client(server.url)(call, never())).toEqual({ kind: "too-large" });
  });

  test("times out when no answer begins", async () => {
    const server = await wireServer(mishaps.hang);
    expect(await client(server.url, { timeoutMs: 50 })(call, never())).toEqual({ kind: "timed-out" });
  });

  test("times out when the answer drips and never ends", async () => {
    const server = await wireServer((_, response) => mishaps.drip(response));
    expect(await client(server.url, { timeoutMs: 100 })(call, never())).toEqual({ kind: "timed-out" });
  });

  test("ends at once when it is aborted", async () => {
    const aborting = new AbortController();
    const server = await wireServer(() => aborting.abort());
    expect(await client(server.url)(call, aborting.signal)).toEqual({ kind: "aborted" });
  });

  test("ends at once when it is aborted in the middle of the answer", async () => {
    const aborting = new AbortController();
    const server = await wireServer((_, response) => {
      response.writeHead(200);
      response.write("half", () => aborting.abort());
    });
    expect(await client(server.url)(call, aborting.signal)).toEqual({ kind: "aborted" });
  });

  test("does not even leave when it was aborted before", async () => {
    const server = await wireServer((_, response) => write(response, { status: 200, body: "" }));
    expect(await client(server.url)(call, AbortSignal.abort())).toEqual({ kind: "aborted" });
    expect(server.received).toEqual([]);
  });
});
