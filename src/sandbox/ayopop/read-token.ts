import { createHmac } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { type JsonObject, jsonObject } from "../json-object.ts";

const base64url = /^[\w-]+$/;

/** The payload of a token of ours: HS256 over the secret, base64url without padding, no other header. */
export function readToken(token: string, secret: string): JsonObject | undefined {
  const [header = "", payload = "", signature = "", ...rest] = token.split(".");
  if (rest.length > 0 || ![header, payload, signature].every((part) => base64url.test(part))) return undefined;
  if (!isDeepStrictEqual(jsonObject(decode(header)), { alg: "HS256", typ: "JWT" })) return undefined;
  if (createHmac("sha256", secret).update(`${header}.${payload}`).digest("base64url") !== signature) return undefined;
  return jsonObject(decode(payload));
}

function decode(part: string): string {
  return Buffer.from(part, "base64url").toString("utf8");
}
