import { describe, expect, test } from "vitest";
import type { Place } from "../../src/conversation/place.ts";
import { readPlace } from "../../src/conversation/read-place.ts";
import { doors } from "../../src/storage/doors.ts";
import { openedStore } from "../support/opened-store.ts";

const day = 24 * 60 * 60 * 1000;
const place: Place = { chat: -100, person: 11, thread: 7, isPrivate: false };
const door = { place, reference: "REF1" };

async function opened() {
  const clock = { now: Date.UTC(2026, 0, 12) };
  const store = await openedStore("memory:", { now: () => clock.now });
  return { store, clock, ...doors(store, readPlace) };
}

describe("a link to a bill", () => {
  test("leads to it until it is closed", async () => {
    const { open, find, close } = await opened();
    const token = await open(door);
    expect(token).toMatch(/^[\w-]{22}$/);
    expect(await find(token)).toEqual(door);
    expect(await find(token)).toEqual(door);
    await close(token);
    expect(await find(token)).toBeUndefined();
  });

  test("ends after a day", async () => {
    const { open, find, clock } = await opened();
    const token = await open(door);
    clock.now += day - 1;
    expect(await find(token)).toEqual(door);
    clock.now += 1;
    expect(await find(token)).toBeUndefined();
  });

  test("cannot be learned from the store, nor guessed from another", async () => {
    const { store, open, find } = await opened();
    const tokens = [await open(door), await open(door)];
    expect(new Set(tokens).size).toBe(2);
    for await (const key of store.keys("doors")) expect(tokens).not.toContain(key);
    expect(await find("AAAAAAAAAAAAAAAAAAAAAA")).toBeUndefined();
  });

  test("that was damaged leads nowhere", async () => {
    const { store, open, find } = await opened();
    const token = await open(door);
    for await (const key of store.keys("doors")) {
      await store.namespace("doors").set(key, { version: 1, data: { place: { chat: "x" }, reference: "REF1" } });
    }
    expect(await find(token)).toBeUndefined();
  });

  test("is closed with all others of a person who is forgotten", async () => {
    const { open, find, closeOf } = await opened();
    const [own, also] = [await open(door), await open({ ...door, reference: "REF2" })];
    const others = await open({ place: { ...place, person: 12 }, reference: "REF3" });
    await closeOf(11);
    expect([await find(own), await find(also)]).toEqual([undefined, undefined]);
    expect(await find(others)).toMatchObject({ reference: "REF3" });
  });
});
