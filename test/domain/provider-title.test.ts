import { expect, test } from "vitest";
import { providerTitle } from "../../src/domain/provider-title.ts";

test.each([
  ["ayopop", "Ayopop"],
  ["third-provider", "Third-provider"],
  // Nobody was asked.
  ["", ""],
])("%j is %j to people", (name, title) => {
  expect(providerTitle(name)).toBe(title);
});
