import type { SandboxCredentials } from "../credentials.ts";
import type { JsonObject } from "../json-object.ts";
import type { SandboxRequest } from "../request.ts";
import { readToken } from "./read-token.ts";

type Authenticated =
  | { readonly kind: "parameters"; readonly parameters: JsonObject }
  | { readonly kind: "refused"; readonly code: string };

/** The headers of a request, and the parameters that its token carries. `version` is what the path asks for. */
export function authenticate(
  request: SandboxRequest,
  version: string,
  { apiKey, apiSecret }: SandboxCredentials["ayopop"],
): Authenticated {
  if (request.header("key") !== apiKey) return unauthorised;
  if (request.header("version") !== version) return badRequest;
  if (!request.header("content-type")?.startsWith("application/json")) return badRequest;
  const parameters = readToken(request.header("token") ?? "", apiSecret);
  return parameters?.partnerId === apiKey ? { kind: "parameters", parameters } : unauthorised;
}

const unauthorised: Authenticated = { kind: "refused", code: "401" };
const badRequest: Authenticated = { kind: "refused", code: "321" };
