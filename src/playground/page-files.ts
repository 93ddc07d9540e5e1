import { readFile } from "node:fs/promises";
import { Hono } from "hono";
import { guard } from "./person-api/guard.ts";
import { Refusal } from "./refusal.ts";

const folder = new URL("./page/", import.meta.url);

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

const headers = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-cache",
};

/** The page that is a chat, and `/help`. Read at each request, so that the page can be changed while it runs. */
export function pageFiles(help: string | undefined): Hono {
  const files = new Hono();
  files.onError((error) => {
    if (!(error instanceof Refusal)) throw error;
    return new Response(error.message, { status: error.code });
  });
  files.get("/", guard, () => pageFile("index.html"));
  files.get("/help", guard, () => (help === undefined ? notFound() : respond(helpPage(help), "html")));
  files.get("/help.css", guard, () => respond(helpStyle, "css"));
  files.get("/:name{[a-z0-9-]+\\.(css|js|svg)}", guard, (context) => pageFile(context.req.param("name")));
  return files;
}

async function pageFile(name: string): Promise<Response> {
  try {
    return respond(await readFile(new URL(name, folder), "utf8"), name.slice(name.lastIndexOf(".") + 1));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return notFound();
    throw error;
  }
}

const respond = (body: string, extension: string): Response =>
  new Response(body, { headers: { ...headers, "content-type": types[extension] ?? "text/plain" } });

const notFound = (): Response => new Response("Not Found", { status: 404, headers });

const helpPage = (fragment: string): string => `<!doctype html>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Help</title>
<link rel="stylesheet" href="/help.css">
<main>${fragment}</main>
`;

const helpStyle = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; }
th, td { padding: 0.3rem 0.8rem 0.3rem 0; border-bottom: 1px solid #8884; text-align: left; vertical-align: top; }
code { font-family: ui-monospace, monospace; }
`;
