import type { RequestListener } from "node:http";
import { connect } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { servePages } from "../../src/app/serve-pages.ts";
import type { Pages } from "../../src/ops/monitoring-pages.ts";
import { takenPort } from "../support/taken-port.ts";

const anyPort = { host: "127.0.0.1", port: 0, portChosen: false };

const pages: Pages = (path) => {
  if (path === "/broken") return Promise.reject(new Error("a bug"));
  return path === "/page" ? Promise.resolve({ status: 503, type: "text/plain", text: "not now\n" }) : undefined;
};

async function serving(others?: RequestListener): Promise<string> {
  const { url, close } = await servePages(anyPort, pages, others);
  onTestFinished(close);
  return url;
}

describe("the server", () => {
  test("gives a page with its status and type, kept by nobody", async () => {
    const response = await fetch(`${await serving()}/page?fresh=1`);
    expect(response.status).toBe(503);
    expect(response.headers.get("content-type")).toBe("text/plain");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.text()).toBe("not now\n");
  });

  test("says how a page is without giving it", async () => {
    const response = await fetch(`${await serving()}/page`, { method: "HEAD" });
    expect(response.status).toBe(503);
    expect(await response.text()).toBe("");
  });

  test("has nothing else, nor a page that is posted to", async () => {
    const url = await serving();
    expect((await fetch(`${url}/other`)).status).toBe(404);
    expect((await fetch(`${url}/page`, { method: "POST" })).status).toBe(404);
  });

  test("leaves to others what is no page", async () => {
    const url = await serving((request, response) => void response.end(`${request.method} ${request.url}`));
    expect(await (await fetch(`${url}/other`)).text()).toBe("GET /other");
    expect(await (await fetch(`${url}/page`, { method: "POST" })).text()).toBe("POST /page");
    expect((await fetch(`${url}/page`)).status).toBe(503);
  });

  test.each([
    ["its head", "POST /updates HTTP/1.1\r\nHost: here\r\n"],
    ["its body", "POST /updates HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\n{"],
  ])("does not wait for ever for a request that never ends, in %s", async (_, begun) => {
    const others: RequestListener = (request, response) => void request.resume().on("end", () => response.end());
    const { url, close } = await servePages(anyPort, pages, others, 200);
    onTestFinished(close);
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    socket.write(begun);
    const answer: Buffer[] = [];
    for await (const chunk of socket) answer.push(chunk);
    expect(Buffer.concat(answer).toString()).toContain("408 Request Timeout");
  });

  test("outlives a page that breaks", async () => {
    const url = await serving();
    expect((await fetch(`${url}/broken`)).status).toBe(500);
    expect((await fetch(`${url}/page`)).status).toBe(503);
  });
});

describe("an address that cannot be had", () => {
  const serve = async (http: Parameters<typeof servePages>[0]) => {
    const served = await servePages(http, pages);
    onTestFinished(served.close);
    return served.url;
  };

  test("is said in plain words when somebody chose it", async () => {
    const port = await takenPort();
    await expect(serve({ host: "127.0.0.1", port, portChosen: true })).rejects.toThrow(
      "PORT: another program listens there",
    );
    await expect(serve({ host: "192.0.2.1", port: 0, portChosen: false })).rejects.toThrow(
      "HOST: this machine has no such address",
    );
  });

  test("is another one when nobody chose the port", async () => {
    const port = await takenPort();
    const url = await serve({ host: "127.0.0.1", port, portChosen: false });
    expect(url).not.toContain(String(port));
    expect((await fetch(`${url}/page`)).status).toBe(503);
  });
});
