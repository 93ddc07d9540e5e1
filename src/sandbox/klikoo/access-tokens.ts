import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { jsonObject } from "../json-object.ts";

export type AccessTokens = {
  readonly issue: (clientId: string, timestamp: string) => string;
  readonly check: (token: string) => "valid" | "expired" | "unknown";
};

/** Tokens with the claims of the published one. Its own secret is all that a sandbox remembers of them. */
export function accessTokens(clock: () => number, seconds: number): AccessTokens {
  const secret = randomBytes(32);
  const userId = randomUUID();
  const sign = (text: string) => createHmac("sha256", secret).update(text).digest("base64url");
  return {
    issue: (clientId, timestamp) => {
      const exp = Math.floor(clock() / 1000) + seconds;
      const header = encode({ alg: "HS256", typ: "JWT" });
      const payload = encode({ client_id: clientId, exp, timestamp, user_id: userId });
      return `${header}.${payload}.${sign(`${header}.${payload}`)}`;
    },
    check: (token) => {
      const [header = "", payload = "", signature] = token.split(".");
      if (signature !== sign(`${header}.${payload}`)) return "unknown";
      const claims = jsonObject(Buffer.from(payload, "base64url").toString("utf8"));
      return Number(claims?.exp) * 1000 > clock() ? "valid" : "expired";
    },
  };
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
