import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { secretNames } from "../../src/config/variable-names.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const compose = read("compose.yaml");

test("every secret but the store's address may be a file, which the copies see below /run/secrets", () => {
  const names = secretNames.filter((name) => name !== "STORE_URL");
  const files = names.map((name) => ({ name: `${name}_FILE`, secret: name.toLowerCase().replaceAll("_", "-") }));
  for (const { name, secret } of files) {
    expect(compose).toContain(`      ${name}: "\${${name}:+/run/secrets/${secret}}"\n`);
    expect(compose).toContain(`      - ${secret}\n`);
    expect(compose).toContain(`\n  ${secret}:\n    file: "\${${name}:-/dev/null}"\n`);
  }
});

test("the image's context holds what its build copies, and nothing else", () => {
  const copied = [...read(".ci/deploy/Dockerfile").matchAll(/^COPY (?!--from)(.+) \S+$/gm)];
  const sources = new Set(copied.flatMap(([, paths = ""]) => paths.split(" ")));
  const [, nothing, ...allowed] = read(".ci/deploy/Dockerfile.dockerignore").trim().split("\n");
  expect(nothing).toBe("*");
  expect(allowed.toSorted()).toEqual([...sources].map((path) => `!${path}`).toSorted());
});

describe.each(["bot", "valkey", "proxy"])("the service %s", (name) => {
  const [, service = ""] = new RegExp(`^  ${name}:\n((?:(?: {4}.*)?\n)+)`, "m").exec(compose) ?? [];

  test("runs as an ordinary user, without a right, on a file system that it can only read", () => {
    expect(service).toMatch(/^ {4}user: (?!root|"?0\b)\S+$/m);
    for (const line of ["read_only: true", "cap_drop: [ALL]", 'security_opt: ["no-new-privileges:true"]']) {
      expect(service).toContain(`    ${line}\n`);
    }
  });

  test("is started again when it ends", () => {
    expect(service).toContain("    restart: unless-stopped\n");
  });
});

test("there are two copies, which have longer to end than the program takes", () => {
  expect(compose).toContain("      replicas: 2\n");
  expect(Number(/^ {4}stop_grace_period: (\d+)s$/m.exec(compose)?.[1])).toBeGreaterThan(20);
});

test("the store keeps what it has confirmed, and throws nothing away", () => {
  for (const option of ["--appendonly yes", "--appendfsync always", "--maxmemory-policy noeviction"]) {
    expect(compose).toContain(option);
  }
});
