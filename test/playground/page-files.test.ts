import { expect, test } from "vitest";
import { startPlayground } from "./start-playground.ts";

test("the page is served with a policy that lets nothing in from elsewhere", async () => {
  const { url } = await startPlayground();
  const page = await fetch(url);
  expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'; script-src 'self'");
  const style = await fetch(`${url}/style.css`);
  expect([style.status, style.headers.get("content-type")]).toEqual([200, "text/css; charset=utf-8"]);
});

test.each(["/nothing.js", "/..%2fplayground.ts", "/page/index.html", "/index.ts"])("%s is not found", async (path) => {
  const { url } = await startPlayground();
  expect((await fetch(url + path)).status).toBe(404);
});

test("help is there when it is given", async () => {
  const without = await startPlayground();
  expect((await fetch(`${without.url}/help`)).status).toBe(404);
  const { url } = await startPlayground({ help: "<h1>Stories</h1>" });
  expect(await (await fetch(`${url}/help`)).text()).toContain("<h1>Stories</h1>");
});
