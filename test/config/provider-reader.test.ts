import { describe, expect, test } from "vitest";
import { baseUrl, oneOf, text } from "../../src/config/forms.ts";
import { givenValues } from "../../src/config/given-values.ts";
import { providerReader } from "../../src/config/provider-reader.ts";

const reader = providerReader({
  required: { SHOP_BASE_URL: baseUrl, SHOP_KEY: text },
  optional: { SHOP_VERSION: oneOf(["1", "2"]) },
  secrets: ["SHOP_KEY"],
  settings: (values) => ({
    baseUrl: values.SHOP_BASE_URL,
    key: values.SHOP_KEY,
    version: values.SHOP_VERSION ?? "1",
  }),
});

const whole = { SHOP_BASE_URL: "https://shop.example", SHOP_KEY: "the key" };

function read(env: Readonly<Record<string, string>>) {
  const problems: string[] = [];
  const given = givenValues(env, { names: [], read: () => "" }, problems);
  return { settings: reader.read(given, problems), problems };
}

describe("a provider's variables", () => {
  test("are read into its settings", () => {
    expect(read({ ...whole, SHOP_VERSION: "2" })).toEqual({
      settings: { baseUrl: "https://shop.example", key: "the key", version: "2" },
      problems: [],
    });
    expect(read(whole).settings).toMatchObject({ version: "1" });
  });

  test("may all be left out", () => {
    expect(read({})).toEqual({ settings: undefined, problems: [] });
  });

  test.each([
    ["a part of them", { SHOP_KEY: "the key" }, ["SHOP_BASE_URL: missing; needed because of SHOP_KEY"]],
    [
      "what says nothing alone",
      { SHOP_VERSION: "1" },
      ["SHOP_BASE_URL: missing; needed because of SHOP_VERSION", "SHOP_KEY: missing; needed because of SHOP_VERSION"],
    ],
    ["a wrong one that is needed", { ...whole, SHOP_BASE_URL: "shop" }, [expect.stringContaining("SHOP_BASE_URL: ")]],
  ])("are no settings with %s, and it is complained about", (_, env, problems) => {
    expect(read(env)).toEqual({ settings: undefined, problems });
  });

  test("are complained about when a wrong one is not needed", () => {
    expect(read({ ...whole, SHOP_VERSION: "3" }).problems).toEqual(["SHOP_VERSION: must be one of 1, 2"]);
  });

  test("are known by name, with those that are needed and those that are secret", () => {
    expect(Object.keys(reader.variables)).toEqual(["SHOP_BASE_URL", "SHOP_KEY", "SHOP_VERSION"]);
    expect(reader.required).toEqual(["SHOP_BASE_URL", "SHOP_KEY"]);
    expect(reader.secrets).toEqual(["SHOP_KEY"]);
  });
});
