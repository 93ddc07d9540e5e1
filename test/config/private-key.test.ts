import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { rsaPrivateKey } from "../../src/config/private-key.ts";
import { pem } from "./environment.ts";

const exported = { publicKeyEncoding: { type: "spki", format: "pem" } } as const;

describe("a private key", () => {
  test.each([
    ["PEM", pem],
    ["PEM with its line breaks escaped", pem.replaceAll("\n", "\\n")],
    ["PEM with the line breaks of Windows", pem.replaceAll("\n", "\r\n")],
    ["base64 of the PEM", Buffer.from(pem).toString("base64")],
    ["base64 of the PEM, over several lines", Buffer.from(pem).toString("base64").replace(/.{76}/g, "$&\n")],
  ])("is read from %s", (_, text) => {
    expect(rsaPrivateKey.parse(text).replaceAll("\r", "")).toBe(pem);
  });

  test.each([
    ["nonsense", "nonsense"],
    ["a PEM cut short", pem.slice(0, 200)],
    [
      "a public key",
      generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ type: "spki", format: "pem" }),
    ],
    [
      "a key that is not RSA",
      generateKeyPairSync("ed25519", { ...exported, privateKeyEncoding: { type: "pkcs8", format: "pem" } }).privateKey,
    ],
    [
      "a key behind a pass phrase",
      generateKeyPairSync("rsa", {
        ...exported,
        modulusLength: 2048,
        privateKeyEncoding: { type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "secret" },
      }).privateKey,
    ],
  ])("is not %s", (_, text) => {
    expect(rsaPrivateKey.safeParse(text).error?.issues.map(({ message }) => message)).toEqual([
      "must be an RSA private key without a pass phrase, as PEM or as base64 of the PEM",
    ]);
  });
});
