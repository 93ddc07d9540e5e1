import { Hono } from "hono";
import { Refusal } from "../refusal.ts";
import type { World } from "../world/world.ts";
import { callMethod } from "./call-method.ts";
import { programsOnly } from "./programs-only.ts";
import { readCall } from "./read-call.ts";

/** `/bot<TOKEN>/<method>`, as at api.telegram.org. */
export function botApi(world: World, token: string): Hono {
  const api = new Hono();
  // The router has no pattern for a name that begins in the middle of a segment.
  api.on(["GET", "POST"], "/:bot{bot[^/]+}/:method", programsOnly, async (context) => {
    const { bot, method } = context.req.param();
    if (bot !== `bot${token}`) throw new Refusal(401, "Unauthorized");
    const request = context.req.raw;
    return context.json({ ok: true, result: await callMethod(world, method, await readCall(request), request.signal) });
  });
  api.all("*", () => {
    throw new Refusal(404, "Not Found");
  });
  api.onError((error) => {
    if (!(error instanceof Refusal)) throw error;
    return refuse(error);
  });
  return api;
}

function refuse({ code, message, parameters }: Refusal): Response {
  const body = { ok: false, error_code: code, description: message, ...(parameters && { parameters }) };
  const retry = parameters?.retry_after;
  return Response.json(body, { status: code, headers: retry === undefined ? {} : { "retry-after": String(retry) } });
}
