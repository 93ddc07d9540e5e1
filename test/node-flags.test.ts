import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { smallServer } from "./bench/kept-sessions.ts";

test("the bench measures the memory of the program as the README starts it on a small server", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  expect(readme).toContain(`\nnode ${smallServer.join(" ")} dist/main.js `);
});
