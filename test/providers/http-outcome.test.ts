import { expect, test } from "vitest";
import { jsonOf, statusOutcome, type Unanswered, unansweredOutcome } from "../../src/providers/http-outcome.ts";

test.each<[Unanswered, object]>([
  [
    { kind: "unreachable", cause: "ECONNREFUSED", uncounted: true },
    { kind: "provider-unavailable", code: "ECONNREFUSED", uncounted: true },
  ],
  [
    { kind: "unreachable", cause: "unknown", uncounted: false },
    { kind: "provider-unavailable", code: "unknown" },
  ],
  [{ kind: "timed-out" }, { kind: "provider-unavailable", code: "timed-out" }],
  [{ kind: "aborted" }, { kind: "provider-unavailable", code: "aborted" }],
  [{ kind: "cut" }, { kind: "provider-unavailable", code: "cut" }],
  [{ kind: "too-large" }, { kind: "provider-misbehaved", code: "too-large" }],
])("%j is %j", (result, outcome) => {
  expect(unansweredOutcome("ayopop", result)).toStrictEqual({ provider: "ayopop", ...outcome });
});

test.each([
  [200, "provider-misbehaved"],
  [302, "provider-misbehaved"],
  [400, "provider-misbehaved"],
  [401, "provider-refused-us"],
  [403, "provider-refused-us"],
  [404, "provider-misbehaved"],
  [408, "provider-unavailable"],
  [429, "provider-unavailable"],
  [500, "provider-unavailable"],
  [599, "provider-unavailable"],
])("HTTP %i in nobody's format is %s", (status, kind) => {
  expect(statusOutcome("klikoo", status)).toEqual({ kind, provider: "klikoo", code: `http-${status}` });
});

test.each([
  ['{"a":1}', { a: 1 }],
  ["", undefined],
  ["<html>", undefined],
  ['{"a":', undefined],
])("the JSON of %j is %j", (body, json) => {
  expect(jsonOf({ kind: "answered", status: 200, body })).toEqual(json);
});
