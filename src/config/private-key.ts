import { createPrivateKey } from "node:crypto";
import { z } from "zod";

/** An RSA key as PEM, with real line breaks or with `\n`, or as base64 of the PEM; given on as PEM. */
export const rsaPrivateKey = z
  .string()
  .transform(toPem)
  .refine(isRsaKey, "must be an RSA private key without a pass phrase, as PEM or as base64 of the PEM");

function toPem(text: string): string {
  const pem = text.includes("-----BEGIN") ? text : Buffer.from(text, "base64").toString();
  return pem.replaceAll("\\n", "\n").trim();
}

function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === "rsa";
  } catch {
    return false;
  }
}
