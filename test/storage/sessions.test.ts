import { describe, expect, test } from "vitest";
import type { Place } from "../../src/conversation/place.ts";
import { readState, type State } from "../../src/conversation/state.ts";
import { sessions } from "../../src/storage/sessions.ts";
import { StoreFailure } from "../../src/storage/store-failure.ts";
import { openStore, type StoreOptions } from "../../src/storage/store-from-url.ts";
import { openedStore } from "../support/opened-store.ts";
import { at, atBill, checkingPln, home } from "../support/sample-conversation.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { budi, sari } from "../support/turn-world.ts";
import { unexpected } from "../support/unexpected.ts";

const inGroup = ({ person }: Place): Place => ({ chat: -100, person, thread: 7, isPrivate: false });

async function opened(options: Partial<StoreOptions> = {}) {
  const store = await openedStore("memory:", options);
  return { store, ...sessions(store, readState) };
}

async function everyUnfinished({ unfinished }: Pick<Awaited<ReturnType<typeof opened>>, "unfinished">) {
  const found: { readonly place: Place; readonly state: State }[] = [];
  for await (const one of unfinished()) found.push(one);
  return found;
}

describe("a conversation", () => {
  test("that never was is absent, in the language that its person prefers", async () => {
    const { load } = await opened();
    expect(await load(sari, "en")).toEqual({ kind: "absent", locale: "en" });
  });

  test("is found as it was saved", async () => {
    const { load, save } = await opened();
    await save(sari, atBill);
    expect(await load(sari, "id")).toEqual({ kind: "found", state: atBill });
  });

  test("is one person's in one chat", async () => {
    const { load, save } = await opened();
    for (const [place, nonce] of [
      [sari, "a"],
      [inGroup(sari), "b"],
      [inGroup(budi), "c"],
    ] as const) {
      await save(place, at(home, { nonce }));
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

  test("that was damaged, or is of another program, is unreadable", async () => {
    const { store, load } = await opened();
    const keyv = store.namespace("sessions");
    const damaged = [
      { version: 1, data: { place: sari, state: { ...atBill, view: { at: "shop" } } } },
      { version: 1, data: { state: atBill } },
      { version: 2, data: { place: sari, state: atBill } },
      "not a record",
    ];
    for (const record of damaged) {
      await keyv.set("1:1", record);
      expect(await load(sari, "en")).toEqual({ kind: "unreadable", locale: "en" });
    }
  });

  test("ends a day after it was last saved", async () => {
    let now = Date.UTC(2026, 0, 12);
    const { load, save } = await opened({ now: () => now });
    const day = 24 * 60 * 60 * 1000;
    await save(sari, atBill);
    now += day - 1;
    expect(await load(sari, "id")).toMatchObject({ kind: "found" });
    now += 2;
    expect(await load(sari, "id")).toMatchObject({ kind: "absent" });
  });

  test("of a store that fails is a failure and never a fresh start", async () => {
    const store = await openedStore("memory:");
    const away = () => Promise.reject(new Error("the store is away"));
    const namespace = (name: string) => Object.assign(store.namespace(name), { get: away, set: away });
    const { load, save, keepLocale } = sessions({ ...store, namespace }, readState);
    await expect(load(sari, "id")).rejects.toThrow(StoreFailure);
    await expect(save(sari, atBill)).rejects.toThrow(StoreFailure);
    await expect(keepLocale(1, "en")).rejects.toThrow(StoreFailure);
  });
});

describe("a language", () => {
  test("that was chosen is the person's in every chat, whatever their Telegram speaks", async () => {
    const { load, save, keepLocale } = await opened();
    await save(sari, at(home, { locale: "id" }));
    await keepLocale(sari.person, "en");
    expect(await load(sari, "id")).toMatchObject({ state: { locale: "en" } });
    expect(await load(inGroup(sari), "id")).toEqual({ kind: "absent", locale: "en" });
    expect(await load(budi, "id")).toEqual({ kind: "absent", locale: "id" });
  });

  test("outlives the conversation", async () => {
    let now = Date.UTC(2026, 0, 12);
    const { load, keepLocale } = await opened({ now: () => now });
    await keepLocale(sari.person, "en");
    now += 400 * 24 * 60 * 60 * 1000;
    expect(await load(sari, "id")).toEqual({ kind: "absent", locale: "en" });
  });

  test("that cannot be read is the preferred one", async () => {
    const { store, load } = await opened();
    await store.namespace("people").set("1", { version: 1, data: { locale: "jv" } });
    expect(await load(sari, "en")).toEqual({ kind: "absent", locale: "en" });
  });
});

describe("what is unfinished", () => {
  test("is every conversation that waits for a provider, with where it is", async () => {
    const kept = await opened();
    await kept.save(sari, atBill);
    await kept.save(budi, at(checkingPln));
    await kept.save(inGroup(sari), at(checkingPln, { overlay: "help" }));
    const found = await everyUnfinished(kept);
    expect(found).toHaveLength(2);
    expect(found).toContainEqual({ place: budi, state: at(checkingPln) });
    expect(found).toContainEqual({ place: inGroup(sari), state: at(checkingPln, { overlay: "help" }) });
  });

  test("is found past what cannot be read", async () => {
    const kept = await opened();
    const keyv = kept.store.namespace("sessions");
    for (const record of [null, "text", { data: null }, { version: 1, data: { place: sari } }]) {
      await keyv.set(`bad:${JSON.stringify(record)}`, record);
    }
    await kept.save(budi, at(checkingPln));
    expect(await everyUnfinished(kept)).toEqual([{ place: budi, state: at(checkingPln) }]);
  });

  test("is found after a restart, in a file", async () => {
    const url = `file:${temporaryFolder()}`;
    const before = await openStore(url, { onError: unexpected });
    await sessions(before, readState).save(sari, at(checkingPln, { live: 5 }));
    await before.close();
    const after = sessions(await openedStore(url), readState);
    expect(await everyUnfinished(after)).toEqual([{ place: sari, state: at(checkingPln, { live: 5 }) }]);
    expect(await after.load(sari, "id")).toMatchObject({ state: { live: 5 } });
  });
});
