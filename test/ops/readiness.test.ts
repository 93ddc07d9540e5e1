import { describe, expect, test } from "vitest";
import { type Part, readiness } from "../../src/ops/readiness.ts";
import { manualTimer } from "../support/manual-timer.ts";

const patienceMs = 3_000;

function part(name: Part["name"], check: Part["check"]): Part {
  return { name, check, problem: `the ${name} does not answer` };
}

const works = async () => true;
const fails = () => Promise.reject(new Error("down"));
const hangs = () => new Promise<never>(() => undefined);

describe("the program", () => {
  test("is ready when all of its parts work", async () => {
    const ask = readiness(() => [part("store", works), part("telegram", works)], manualTimer());
    expect(await ask()).toEqual({ ready: true, reasons: [], parts: { store: true, telegram: true } });
  });

  test("is not ready when a part fails, and says which", async () => {
    const ask = readiness(() => [part("store", fails), part("telegram", works)], manualTimer());
    expect(await ask()).toEqual({
      ready: false,
      reasons: ["the store does not answer"],
      parts: { store: false, telegram: true },
    });
  });

  test("is not ready when a part says nothing in time", async () => {
    const timer = manualTimer();
    const asked = readiness(() => [part("store", hangs), part("telegram", works)], { ...timer, patienceMs })();
    await timer.pass(patienceMs);
    expect(await asked).toMatchObject({ ready: false, reasons: ["the store does not answer"] });
    expect(timer.waits()).toEqual([]);
  });

  test("asks its parts once for all who want to know at once, and again for who comes later", async () => {
    let asked = 0;
    const ask = readiness(() => [part("store", async () => (asked += 1))], manualTimer());
    await Promise.all([ask(), ask(), ask()]);
    expect(asked).toBe(1);
    await ask();
    expect(asked).toBe(2);
  });
});
