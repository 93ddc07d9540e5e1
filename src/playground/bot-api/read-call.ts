import { badRequest } from "../refusal.ts";
import { type CallParameters, isObject } from "./call-parameters.ts";
import { parseMultipart } from "./parse-multipart.ts";

/** Reads the query and the body of a call. The Bot API takes JSON and both kinds of form. */
export async function readCall(request: Request): Promise<CallParameters> {
  return new Map([...new URL(request.url).searchParams, ...(await readBody(request))]);
}

async function readBody(request: Request): Promise<Iterable<readonly [string, unknown]>> {
  const type = request.headers.get("content-type")?.toLowerCase() ?? "";
  if (request.method === "GET" || request.body === null) return [];
  if (type.startsWith("application/json")) return readJson(await request.text());
  if (type.startsWith("application/x-www-form-urlencoded")) return new URLSearchParams(await request.text());
  return type.startsWith("multipart/form-data") ? readForm(request) : [];
}

function readJson(body: string): Iterable<[string, unknown]> {
  if (body.trim() === "") return [];
  try {
    const value: unknown = JSON.parse(body);
    if (isObject(value)) return Object.entries(value);
  } catch (cause) {
    throw badRequest("can't parse JSON object", { cause });
  }
  throw badRequest("can't parse JSON object: expected an Object");
}

async function readForm(request: Request): Promise<Iterable<readonly [string, unknown]>> {
  const body = Buffer.from(await request.arrayBuffer());
  const fields = parseMultipart(body, request.headers.get("content-type") ?? "");
  if (fields === undefined) throw badRequest("can't parse multipart form");
  return fields;
}
