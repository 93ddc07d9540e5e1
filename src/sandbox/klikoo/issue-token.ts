import { createPublicKey, verify } from "node:crypto";
import type { WholeAnswer } from "../answer.ts";
import type { SandboxCredentials } from "../credentials.ts";
import { isJsonObject, type JsonObject, jsonObject } from "../json-object.ts";
import type { SandboxRequest } from "../request.ts";
import type { AccessTokens } from "./access-tokens.ts";
import { reply } from "./codes.ts";
import { isTimely } from "./timestamp.ts";

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

export type IssuerOptions = {
  readonly credentials: SandboxCredentials["klikoo"];
  readonly tokens: AccessTokens;
  readonly clock: () => number;
  readonly seconds: number;
};

/** The call for an access token, signed with the partner's RSA key over `client_id|timestamp`. */
export function tokenIssuer(options: IssuerOptions): (request: SandboxRequest) => WholeAnswer {
  const { credentials, tokens, clock, seconds } = options;
  const publicKey = createPublicKey(credentials.privateKey);
  return (request) => {
    const timestamp = request.header("open-api-timestamp") ?? "";
    const signature = Buffer.from(request.header("open-api-signature") ?? "", "base64");
    if (!isTimely(timestamp, clock())) return reply("400xx6505", "auth");
    const refused = checkBody(jsonObject(request.body.toString("utf8")), credentials);
    if (refused !== undefined) return reply(refused, "auth");
    const signed = Buffer.from(`${credentials.clientId}|${timestamp}`);
    if (!verify("RSA-SHA256", signed, publicKey, signature)) return reply("400xx6508", "auth");
    const access_token = tokens.issue(credentials.clientId, timestamp);
    return reply("200xx2000", "auth", { access_token, token_type: "Bearer", expires_in: seconds });
  };
}

function checkBody(body: JsonObject | undefined, expected: SandboxCredentials["klikoo"]): string | undefined {
  if (body === undefined) return "400xx6510";
  const { grant_type, additional_info } = body;
  const { client_id, client_secret } = isJsonObject(additional_info) ? additional_info : {};
  if (!grant_type || !client_id || !client_secret) return "400xx6512";
  if (grant_type !== "client_credentials") return "400xx6569";
  if (typeof client_id !== "string" || !uuid.test(client_id)) return "400xx6568";
  return client_id === expected.clientId && client_secret === expected.clientSecret ? undefined : "401xx6570";
}
