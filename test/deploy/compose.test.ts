import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
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
