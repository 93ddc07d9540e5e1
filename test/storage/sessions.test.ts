import { describe, expect, test } from "vitest";
import type { Place } from "../../src/conversation/place.ts";
import { readState } from "../../src/conversation/state.ts";
import { sessions } from "../../src/storage/sessions.ts";
import { StoreFailure } from "../../src/storage/store-failure.ts";
import { openStore, type StoreOptions } from "../../src/storage/store-from-url.ts";
import { openedStore } from "../support/opened-store.ts";
import { redisInstalled, redisNote, redisServer } from "../support/redis-server.ts";
import { at, atBill, checkingPln, home } from "../support/sample-conversation.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { budi, sari } from "../support/turn-world.ts";
import { unexpected } from "../support/unexpected.ts";

const day = 24 * 60 * 60 * 1000;

const inGroup = ({ person }: Place): Place => ({ chat: -100, person, thread: 7, isPrivate: false });

async function opened(options: Partial<StoreOptions> = {}) {
  const store = await openedStore("memory:", options);
  return { store, ...sessions(store, readState, options.now ?? Date.now) };
}

describe("a conversation", () => {
  test("that never was is absent, in the language that its person prefers", async () => {
    const { load } = await opened();
    expect(await load(sari, "en")).toEqual({ kind: "absent", locale: "en", revision: 0 });
  });

  test("is found as it was saved", async () => {
    const { load, save } = await opened();
    await save(sari, atBill, 1);
    expect(await load(sari, "id")).toEqual({ kind: "found", state: atBill, revision: 1 });
  });

  test("is one person's in one chat", async () => {
    const { load, save } = await opened();
    for (const [place, nonce] of [
      [sari, "a"],
      [inGroup(sari), "b"],
      [inGroup(budi), "c"],
    ] as const) {
      await save(place, at(home, { nonce }), 1);
    }
    const nonces = await Promise.all(
      [sari, inGroup(sari), inGroup(budi)].map(async (place) => {
        const loaded = await load(place, "id");
        return loaded.kind === "found" ? loaded.state.nonce : loaded.kind;
      }),
    );
    expect(nonces).toEqual(["a", "b", "c"]);
    expect(await load(budi, "id")).toMatchObject({ kind: "absent" });
  });

  test("is forgotten where its person is, and nowhere else", async () => {
    const { load, save, chatsOf, forget } = await opened();
    for (const place of [sari, inGroup(sari), inGroup(budi), budi]) await save(place, at(home), 1);
    const chats = await chatsOf(sari.person);
    expect([...chats].sort()).toEqual([-100, sari.chat]);
    for (const chat of chats) await forget({ chat, person: sari.person });
    expect(await chatsOf(sari.person)).toEqual([]);
    expect(await load(inGroup(sari), "id")).toEqual({ kind: "absent", locale: "id", revision: 0 });
    expect(await load(inGroup(budi), "id")).toMatchObject({ kind: "found" });
    expect(await save(sari, at(home), 1)).toBe(true);
  });

  test("that was damaged, or is of another program, is unreadable", async () => {
    const damaged = [
      { version: 2, data: { ...atBill, view: { at: "shop" } } },
      { version: 2, data: { state: atBill } },
      { version: 1, data: { place: sari, state: atBill } },
      { version: 3, data: atBill },
      "not a record",
    ];
    for (const record of damaged) {
      const { store, load, save } = await opened();
      await store.namespace("sessions").set("1:1", record);
      const loaded = await load(sari, "en");
      expect(loaded).toEqual({ kind: "unreadable", locale: "en", revision: 0 });
      expect(await save(sari, at(home), loaded.revision + 1)).toBe(true);
    }
  });

  test("ends a day after it was last saved", async () => {
    let now = Date.UTC(2026, 0, 12);
    const { load, save } = await opened({ now: () => now });
    await save(sari, atBill, 1);
    now += day - 1;
    expect(await load(sari, "id")).toMatchObject({ kind: "found" });
    // What was read just before is remembered for some minutes.
    now += 10 * 60_000;
    expect(await load(sari, "id")).toMatchObject({ kind: "absent" });
  });

  test("of a store that fails is a failure and never a fresh start", async () => {
    const store = await openedStore("memory:");
    const away = () => Promise.reject(new Error("the store is away"));
    const namespace = (name: string) => Object.assign(store.namespace(name), { get: away, set: away });
    const { load, save, keepLocale } = sessions({ ...store, namespace }, readState, Date.now);
    await expect(load(sari, "id")).rejects.toThrow(StoreFailure);
    await expect(save(sari, atBill, 1)).rejects.toThrow(StoreFailure);
    await expect(keepLocale(1, "en")).rejects.toThrow(StoreFailure);
  });
});

describe("a language", () => {
  test("that was chosen is the person's in every chat, whatever their Telegram speaks", async () => {
    const { load, save, keepLocale } = await opened();
    await save(sari, at(home, { locale: "id" }), 1);
    await keepLocale(sari.person, "en");
    expect(await load(sari, "id")).toMatchObject({ state: { locale: "en" } });
    expect(await load(inGroup(sari), "id")).toEqual({ kind: "absent", locale: "en", revision: 0 });
    expect(await load(budi, "id")).toEqual({ kind: "absent", locale: "id", revision: 0 });
  });

  test("is told of somebody who has chosen one, until it is forgotten", async () => {
    const { keepLocale, localeOf, forgetLocale } = await opened();
    expect(await localeOf(1)).toBeUndefined();
    await keepLocale(1, "en");
    expect(await localeOf(1)).toBe("en");
    await forgetLocale(1);
    expect(await localeOf(1)).toBeUndefined();
  });

  test("outlives the conversation", async () => {
    let now = Date.UTC(2026, 0, 12);
    const { load, keepLocale } = await opened({ now: () => now });
    await keepLocale(sari.person, "en");
    now += 30 * day;
    expect(await load(sari, "id")).toEqual({ kind: "absent", locale: "en", revision: 0 });
  });

  test("does not end for who is here all the time", async () => {
    let now = 1_000_000;
    const { keepLocale, localeAgain, localeOf } = await opened({ now: () => now });
    await keepLocale(-100, "en");
    for (const end = now + 200 * day; now < end; now += 2 * day) expect(await localeAgain(-100)).toBe("en");
    expect(await localeOf(-100)).toBe("en");
  });

  test("ends 90 days after its person was last here", async () => {
    let now = Date.UTC(2026, 0, 12);
    const { load, keepLocale } = await opened({ now: () => now });
    await keepLocale(sari.person, "en");
    for (const days of [80, 80, 89]) {
      now += days * day;
      expect(await load(sari, "id")).toMatchObject({ locale: "en" });
    }
    now += 91 * day;
    expect(await load(sari, "id")).toMatchObject({ locale: "id" });
  });

  test("is written again once a day at most, also where an earlier program wrote it", async () => {
    let now = Date.UTC(2026, 0, 12);
    const store = await openedStore("memory:", { now: () => now });
    const people = store.namespace("people");
    await people.set("1", { version: 1, data: { locale: "en" } });
    let writes = 0;
    const counted = Object.assign(store.namespace("people"), {
      set: (...given: Parameters<typeof people.set>) => {
        writes += 1;
        return people.set(...given);
      },
    });
    const namespace: typeof store.namespace = (name, ...more) =>
      name === "people" ? counted : store.namespace(name, ...more);
    const { load } = sessions({ ...store, namespace }, readState, () => now);
    for (const hours of [0, 1, 12, 10, 2, 20]) {
      now += hours * 60 * 60 * 1000;
      expect(await load(sari, "id")).toMatchObject({ locale: "en" });
    }
    expect(writes).toBe(2);
  });

  test("that cannot be read is the preferred one", async () => {
    const { store, load } = await opened();
    await store.namespace("people").set("1", { version: 1, data: { locale: "jv" } });
    expect(await load(sari, "en")).toEqual({ kind: "absent", locale: "en", revision: 0 });
  });
});

describe.skipIf(!redisInstalled)(`two programs on one Redis${redisNote}`, () => {
  async function two() {
    const { url } = await redisServer();
    const [one, other] = await Promise.all([openedStore(url), openedStore(url)]);
    return [sessions(one, readState, Date.now), sessions(other, readState, Date.now)] as const;
  }

  test("do not write over each other: who comes second reads what there is, and starts from that", async () => {
    const [one, other] = await two();
    await one.save(sari, at(home, { nonce: "a" }), 1);
    expect(await other.load(sari, "id")).toMatchObject({ state: { nonce: "a" }, revision: 1 });
    expect(await one.save(sari, at(home, { nonce: "b" }), 2)).toBe(true);
    expect(await other.save(sari, at(home, { nonce: "c" }), 2)).toBe(false);
    expect(await other.load(sari, "id")).toMatchObject({ state: { nonce: "b" }, revision: 2 });
    expect(await other.save(sari, at(home, { nonce: "c" }), 3)).toBe(true);
  });

  test("see each other's sessions and languages at once", async () => {
    const [one, other] = await two();
    expect(await other.load(sari, "id")).toMatchObject({ kind: "absent", locale: "id" });
    await one.keepLocale(sari.person, "en");
    await one.save(sari, atBill, 1);
    expect(await other.load(sari, "id")).toMatchObject({ state: { locale: "en", view: atBill.view } });
  });
});

test("a conversation is found after a restart, in a file", async () => {
  const url = `file:${temporaryFolder()}`;
  const before = await openStore(url, { onError: unexpected });
  await sessions(before, readState, Date.now).save(sari, at(checkingPln, { live: 5 }), 1);
  await before.close();
  const after = sessions(await openedStore(url), readState, Date.now);
  expect(await after.load(sari, "id")).toEqual({ kind: "found", state: at(checkingPln, { live: 5 }), revision: 1 });
});
