import fc from "fast-check";
import { expect, test } from "vitest";
import { shapeOf } from "../../src/providers/shape-of.ts";

test.each([
  [null, "null"],
  ["secret", "text"],
  [17, "number"],
  [true, "boolean"],
  [[], "[]"],
  [[1], "[number]"],
  [[1, 2], "[number, …]"],
  [{ a: [{ b: "x" }, {}], c: null }, "{a: [{b: text}, …], c: null}"],
  [{ a: { b: { c: { d: { e: { f: 1 } } } } } }, "{a: {b: {c: {d: {e: …}}}}}"],
  [
    Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`m${at}`, at])),
    expect.stringMatching(/m19: number, …}$/),
  ],
])("%j is %s", (value, shape) => {
  expect(shapeOf(value)).toEqual(shape);
});

test("no value of anything is shown, and no shape is endless", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.stringMatching(/^[a-z]{12}$/), (value, secret) => {
      const shape = shapeOf({ value, list: [secret], member: secret });
      expect(shape).not.toContain(secret);
      expect(shape.length).toBeLessThanOrEqual(601);
    }),
  );
});
