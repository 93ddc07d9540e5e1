import { createMiddleware } from "hono/factory";
import { Refusal } from "../refusal.ts";

const loopbackNames = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/**
 * Whoever reaches the playground can speak as any person in it, so only this machine's own pages may: another site's
 * name that was pointed at loopback is refused by its Host, another site's form by its type, its script by its Origin.
 */
export const guard = createMiddleware(async ({ req }, next) => {
  const host = req.header("host") ?? new URL(req.url).host;
  const origin = req.header("origin");
  if (!isLoopbackHost(host)) throw new Refusal(403, "the playground answers to loopback names only");
  if (origin !== undefined && !isSameHost(origin, host)) throw new Refusal(403, "requests of other sites are refused");
  const carriesBody = req.method === "POST" || req.method === "PUT";
  if (carriesBody && !/^application\/json\b/i.test(req.header("content-type") ?? "")) {
    throw new Refusal(415, "the body must be application/json");
  }
  await next();
});

/** By a name that no other site can have. */
export function isLoopbackHost(host: string): boolean {
  return loopbackNames.test(host);
}

function isSameHost(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}
