import { createMiddleware } from "hono/factory";
import { isLoopbackHost } from "../person-api/guard.ts";
import { Refusal } from "../refusal.ts";

/**
 * The token of the playground is no secret, so that a page of any site could call the Bot API behind the back of who
 * looks at it, and have the playground post to another server of this machine. Programs say nothing of where they are.
 */
export const programsOnly = createMiddleware(async ({ req }, next) => {
  const site = req.header("sec-fetch-site");
  const isOfPage = req.header("origin") !== undefined || (site !== undefined && site !== "none");
  if (isOfPage || !isLoopbackHost(req.header("host") ?? new URL(req.url).host)) {
    throw new Refusal(403, "Forbidden: the playground's Bot API is for programs of this machine only");
  }
  await next();
});
