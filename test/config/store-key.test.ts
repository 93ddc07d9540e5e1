import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { configOf, problemsOf } from "./environment.ts";

const key = Buffer.from("0123456789 a key of 32 bytes \xff\xfe\xfb", "latin1");
const other = randomBytes(32).toString("base64");

test.each([
  ["base64", key.toString("base64")],
  ["base64 without its end", key.toString("base64").replace("=", "")],
  ["base64 as addresses have it", key.toString("base64url")],
  ["hex", key.toString("hex")],
  ["hex in capitals", key.toString("hex").toUpperCase()],
])("a key may come as %s", (_, text) => {
  expect(configOf({ STORE_KEY: text }).storeKeys).toEqual({ current: key.toString("base64") });
});

test.each([
  ["too short", randomBytes(31).toString("base64")],
  ["too long", randomBytes(33).toString("hex")],
  ["a password", "correct horse battery staple"],
  ["nearly hex", `${"0".repeat(63)}g`],
])("what is %s is refused, and not repeated", (_, text) => {
  for (const name of ["STORE_KEY", "STORE_KEY_OLD"]) {
    const problems = problemsOf({ STORE_KEY: other, [name]: text });
    expect(problems).toEqual([`${name}: must be 32 bytes as base64 or hex, from: openssl rand -base64 32`]);
  }
});

test("an old key comes beside a new one, each by a file if need be", () => {
  const files = { "/new": `${key.toString("base64")}\n`, "/old": other };
  const { storeKeys } = configOf({ STORE_KEY_FILE: "/new", STORE_KEY_OLD_FILE: "/old" }, files);
  expect(storeKeys).toEqual({ current: key.toString("base64"), old: other });
  expect(problemsOf({ STORE_KEY_OLD: other })).toEqual(["STORE_KEY: missing; needed because of STORE_KEY_OLD"]);
});

test("without one nothing is sealed", () => expect(configOf({}).storeKeys).toBeUndefined());
