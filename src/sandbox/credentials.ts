import { generateKeyPairSync, randomBytes, randomUUID } from "node:crypto";

export type SandboxCredentials = {
  readonly ayopop: { readonly apiKey: string; readonly apiSecret: string };
  /** The private key is PEM (PKCS#8): the partner's own, whose public half the provider was given. */
  readonly klikoo: { readonly clientId: string; readonly clientSecret: string; readonly privateKey: string };
};

/** Credentials in the documented lengths. They open this sandbox and nothing else. */
export function newCredentials(): SandboxCredentials {
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return {
    ayopop: { apiKey: randomBytes(6).toString("hex"), apiSecret: randomBytes(16).toString("hex") },
    klikoo: { clientId: randomUUID(), clientSecret: randomBytes(16).toString("hex"), privateKey },
  };
}
