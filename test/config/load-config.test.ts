import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { loadConfig } from "../../src/config/load-config.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

test("the file fills in what the environment does not set, and the environment wins", () => {
  vi.stubEnv("LOG_LEVEL", "error");
  const file = join(temporaryFolder(), ".env");
  writeFileSync(file, "# a comment\nLOG_LEVEL=debug\nDEFAULT_LOCALE='en'\n");
  expect(loadConfig(file)).toMatchObject({ ok: true, config: { logLevel: "error", defaultLocale: "en" } });
  vi.unstubAllEnvs();
});

test("there need not be a file", () => {
  expect(loadConfig(join(temporaryFolder(), ".env"))).toMatchObject({ ok: true });
});

test("a secret may be in a file of its own", () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "store"), "memory:\n");
  writeFileSync(join(folder, ".env"), `STORE_URL_FILE=${join(folder, "store")}\n`);
  expect(loadConfig(join(folder, ".env"))).toMatchObject({ ok: true, config: { storeUrl: "memory:" } });
});
