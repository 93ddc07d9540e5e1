import { describe, expect, test } from "vitest";
import { keepSwitches } from "../../../src/ops/switches/keep-switches.ts";
import { readSwitches } from "../../../src/ops/switches/switch.ts";
import type { Store } from "../../../src/storage/store-from-url.ts";
import { storedSwitches } from "../../../src/storage/switches.ts";
import { openedStore } from "../../support/opened-store.ts";

const ayopop = { kind: "provider", id: "ayopop" } as const;

async function program(store?: Store) {
  let now = 1_000;
  let changes = 0;
  const shared = store ?? (await openedStore("memory:"));
  const switches = keepSwitches({
    kept: storedSwitches(shared, readSwitches),
    clock: () => now,
    changed: () => {
      changes += 1;
    },
  });
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  return { ...switches, store: shared, pass, changes: () => changes };
}

describe("what is off", () => {
  test("is off at once here, and elsewhere when that has looked", async () => {
    const here = await program();
    const there = await program(here.store);
    await here.turnOff({ ...ayopop, since: 1_000 });
    expect(here.off.provider("ayopop")).toBe(true);
    expect(here.off.product("ayopop")).toBe(false);
    expect(there.off.provider("ayopop")).toBe(false);
    await there.refresh();
    expect(there.off.provider("ayopop")).toBe(true);
    expect([here.changes(), there.changes()]).toEqual([1, 1]);
  });

  test("is so after a restart, and until somebody switches it on", async () => {
    const before = await program();
    await before.turnOff({ ...ayopop, since: 1_000 });
    const after = await program(before.store);
    await after.refresh();
    expect(after.all()).toEqual([{ ...ayopop, since: 1_000 }]);
    expect(await after.turnOn(ayopop)).toBe(true);
    expect(await after.turnOn(ayopop)).toBe(false);
    expect(after.all()).toEqual([]);
  });

  test("is on again when its time is over, of which one program tells", async () => {
    const here = await program();
    const there = await program(here.store);
    await here.turnOff({ ...ayopop, since: 1_000, until: 2_000 });
    await there.refresh();
    for (const one of [here, there]) one.pass(1_000);
    expect([here, there].map(({ off }) => off.provider("ayopop"))).toEqual([false, false]);
    expect(await there.refresh()).toEqual([{ ...ayopop, since: 1_000, until: 2_000 }]);
    expect(await here.refresh()).toEqual([]);
  });

  test("twice is off once, with the later end", async () => {
    const here = await program();
    await here.turnOff({ ...ayopop, since: 1_000, until: 2_000 });
    await here.turnOff({ ...ayopop, since: 1_500, until: 9_000 });
    expect(here.all()).toEqual([{ ...ayopop, since: 1_500, until: 9_000 }]);
  });
});
