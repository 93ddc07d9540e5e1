import { createHash, createHmac } from "node:crypto";
import { jsonObject } from "../json-object.ts";
import type { SandboxRequest } from "../request.ts";
import type { AccessTokens } from "./access-tokens.ts";
import { canonicalJson } from "./canonical-json.ts";
import { isTimely } from "./timestamp.ts";

export type CheckOptions = {
  readonly clientSecret: string;
  readonly tokens: AccessTokens;
  readonly clock: () => number;
};

/** The code with which a request is refused before anybody reads its fields, if it is. */
export function checkRequest(
  request: SandboxRequest,
  { clientSecret, tokens, clock }: CheckOptions,
): string | undefined {
  const timestamp = request.header("open-api-timestamp") ?? "";
  if (!isTimely(timestamp, clock())) return "400xx6505";
  const [, token = ""] = /^Bearer (\S+)$/.exec(request.header("authorization") ?? "") ?? [];
  const state = tokens.check(token);
  if (state !== "valid") return state === "expired" ? "401xx6535" : "401xx6500";
  const hash = createHash("sha256").update(request.body).digest("hex");
  const signed = [request.method, request.path, token, hash, timestamp].join(":");
  const signature = createHmac("sha512", clientSecret).update(signed).digest("base64");
  return signature === request.header("open-api-signature") && isCanonical(request.body) ? undefined : "400xx6508";
}

/**
 * Whether a real server hashes the bytes it received or the sorted JSON is not known.
 * A body that is sorted and minified satisfies both, and so only that passes here.
 */
function isCanonical(body: Buffer): boolean {
  const text = body.toString("utf8");
  const value = jsonObject(text);
  return value === undefined || canonicalJson(value) === text;
}
