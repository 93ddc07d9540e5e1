import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { production, smallServer } from "./bench/node-flags.ts";

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

test.each([
  ["in production", production],
  ["on a small server", smallServer],
])("the bench measures the program as the README starts it %s", (_, flags) => {
  expect(read("README.md")).toMatch(new RegExp(`^node ${flags.join(" ")} dist/main\\.js( |$)`, "m"));
});

test("the image starts it as in production", () => {
  expect(read(".ci/deploy/Dockerfile")).toContain(
    `\nCMD ${JSON.stringify(["node", ...production, "dist/main.js"])}\n`.replaceAll(",", ", "),
  );
});
