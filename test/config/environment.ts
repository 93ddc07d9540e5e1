import { generateKeyPairSync } from "node:crypto";
import { expect } from "vitest";
import { type Config, readConfig } from "../../src/config/read-config.ts";

export const token = "123456:ABC-DEF_ghi";

export const ayopop = {
  AYOPOP_BASE_URL: "https://ayopop.example",
  AYOPOP_API_KEY: "the key",
  AYOPOP_API_SECRET: "the secret",
};

export const pem = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
}).privateKey.trim();

export const klikoo = {
  KLIKOO_BASE_URL: "https://klikoo.example/b2b",
  KLIKOO_CLIENT_ID: "the id",
  KLIKOO_CLIENT_SECRET: "the secret",
  KLIKOO_PRIVATE_KEY: pem,
};

type Environment = Readonly<Record<string, string | undefined>>;
type Files = Readonly<Record<string, string>>;

function read(env: Environment, files: Files = {}) {
  return readConfig(env, (path) => {
    const text = files[path];
    if (text === undefined) throw Object.assign(new Error(`no such file: ${path}`), { code: "ENOENT" });
    return text;
  });
}

export function configOf(env: Environment, files?: Files): Config {
  const reading = read(env, files);
  if (!reading.ok) throw new Error(reading.problems.join("\n"));
  return reading.config;
}

export function problemsOf(env: Environment, files?: Files): readonly string[] {
  const reading = read(env, files);
  expect(reading.ok).toBe(false);
  return reading.ok ? [] : reading.problems;
}
