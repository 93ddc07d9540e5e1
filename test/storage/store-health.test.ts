import { describe, expect, test } from "vitest";
import { type StoreChange, storeHealth } from "../../src/storage/store-health.ts";
import { manualTicker } from "../support/manual-ticker.ts";
import { settled } from "../support/settled.ts";

function watched() {
  const { ticker, tick } = manualTicker();
  const changes: StoreChange[] = [];
  const world = { now: 0, isWell: false, probes: 0 };
  const probe = async () => {
    world.probes += 1;
    if (!world.isWell) throw new Error("still gone");
  };
  const health = storeHealth({ probe, ticker, now: () => world.now, onChange: (change) => changes.push(change) });
  const tries = async () => {
    tick();
    await settled();
  };
  return { ...health, changes, world, tries };
}

describe("a store that fails", () => {
  test("is told once, tried until it works, and then told with the time that it took", async () => {
    const { failed, changes, world, tries } = watched();
    const error = new Error("gone");
    for (let call = 0; call < 5; call++) failed(error);
    expect(changes).toEqual([{ kind: "fails", error }]);
    world.now = 7000;
    await tries();
    expect(changes).toHaveLength(1);
    world.isWell = true;
    world.now = 9000;
    await tries();
    expect(changes).toEqual([
      { kind: "fails", error },
      { kind: "works", afterMs: 9000 },
    ]);
    await tries();
    expect(world.probes).toBe(2);
  });

  test("is told again when it fails again", async () => {
    const { failed, changes, world, tries } = watched();
    world.isWell = true;
    for (let time = 0; time < 2; time++) {
      failed(new Error("gone"));
      await tries();
    }
    expect(changes.map(({ kind }) => kind)).toEqual(["fails", "works", "fails", "works"]);
  });

  test("does not work yet while calls fail beside one that succeeds", async () => {
    const { failed, changes, world, tries } = watched();
    failed(new Error("full"));
    world.isWell = true;
    const trying = tries();
    failed(new Error("full"));
    await trying;
    expect(changes.map(({ kind }) => kind)).toEqual(["fails"]);
    await tries();
    expect(changes.map(({ kind }) => kind)).toEqual(["fails", "works"]);
  });

  test("fails its check with what it met, until it works", async () => {
    const { failed, check, world, tries } = watched();
    check();
    failed(new Error("gone"));
    expect(check).toThrow("gone");
    world.isWell = true;
    await tries();
    check();
  });

  test("is neither tried nor told any more once it is closed", async () => {
    const { failed, stop, changes, world, tries } = watched();
    failed(new Error("gone"));
    stop();
    await tries();
    failed(new Error("closed"));
    expect(changes).toHaveLength(1);
    expect(world.probes).toBe(0);
  });
});
