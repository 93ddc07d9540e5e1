import { expect, test } from "vitest";
import { lastMet } from "../../src/access/last-met.ts";

const sari = { id: 1, name: "Sari" };
const budi = { id: 2, name: "Budi" };

test("somebody is called as they were called last, and by no name where that is not known", () => {
  const { met, of } = lastMet();
  met({ id: 1, name: "S" });
  met(sari);
  expect(of(1)).toEqual(sari);
  expect(of(2)).toEqual({ id: 2, name: "" });
});

test("who has had everything deleted is nobody, until they come again", () => {
  const { met, forget, of } = lastMet();
  met(sari);
  forget(1);
  expect(of(1)).toBeUndefined();
  met(sari);
  expect(of(1)).toEqual(sari);
});

test("the names of so many are remembered, of those met last", () => {
  const { met, of } = lastMet(1);
  met(sari);
  met(budi);
  expect([of(1), of(2)]).toEqual([{ id: 1, name: "" }, budi]);
});
