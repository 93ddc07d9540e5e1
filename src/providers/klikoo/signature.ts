import { createHash, createHmac, type KeyObject, sign } from "node:crypto";
import { wibOffset } from "../../domain/wib.ts";

/** `2024-02-07T10:28:35.000+07:00`, whatever the zone of the machine. The pages print it without milliseconds too. */
export function wibTimestamp(now: number): string {
  return new Date(now + wibOffset).toISOString().replace("Z", "+07:00");
}

/**
 * The body as it is sent and hashed: minified and with its keys in order, which alone gives the hash printed at
 * klikoo-doc.readme.io/reference/digital-signature. A server that writes it anew (in Go, by its looks) must come to
 * the same bytes, and Go escapes these characters.
 */
export function canonicalBody(fields: Readonly<Record<string, string | boolean>>): string {
  const sorted = Object.entries(fields).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(Object.fromEntries(sorted)).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The signature of the token call. Its sample in the docs has the length of the other kind. */
export function tokenSignature(clientId: string, timestamp: string, privateKey: KeyObject): string {
  return sign("RSA-SHA256", Buffer.from(`${clientId}|${timestamp}`), privateKey).toString("base64");
}

export type SignedRequest = {
  /** A `POST` unless it says otherwise. */
  readonly method?: "GET";
  /** Signs `post` for `POST`. */
  readonly lowerCaseMethod?: boolean;
  /** Without the host and without the gateway's own path. */
  readonly path: string;
  readonly token: string;
  readonly body: string;
  /** The same that the header carries. */
  readonly timestamp: string;
};

/**
 * The signature of every other call. Of the method klikoo-doc.readme.io/reference/digital-signature prints `post`,
 * /reference/get-signature prints `GET`, and clients in production sign upper case: so it is that unless told.
 */
export function requestSignature(request: SignedRequest, clientSecret: string): string {
  const { method = "POST", lowerCaseMethod = false, path, token, body, timestamp } = request;
  const signed = lowerCaseMethod ? method.toLowerCase() : method;
  const hash = createHash("sha256").update(body).digest("hex");
  return createHmac("sha512", clientSecret).update(`${signed}:${path}:${token}:${hash}:${timestamp}`).digest("base64");
}
