import { describe, expect, test, vi } from "vitest";
import type { Event } from "../../src/conversation/event.ts";
import { type Taken, turns } from "../../src/conversation/turns.ts";
import { deferred } from "../support/deferred.ts";
import { at, billFound, home, noon, shop } from "../support/sample-conversation.ts";
import { budi, sari, turnWorld } from "../support/turn-world.ts";

const command = (name: "start" | "help" | "check"): Event => ({ kind: "command", command: name, text: "" });
const text = (said: string): Event => ({ kind: "text", text: said });
const preferred = "id";

describe("a turn", () => {
  test("is loaded, saved, acknowledged and only then shown", async () => {
    const world = turnWorld();
    const { take, idle } = turns(shop, world.ports);
    const acknowledge = (taken: Taken) => world.log.push(`acknowledge ${JSON.stringify(taken)}`);
    await take({ place: sari, event: command("start"), preferred, acknowledge });
    await idle();
    expect(world.log).toEqual([
      "load",
      "save",
      'acknowledge {"expired":false,"locale":"id"}',
      "show categories below -",
      "load",
      "save",
    ]);
    expect(world.stateOf(sari).live).toBe(101);
  });

  test("is done when it is saved, however long showing it takes", async () => {
    const world = turnWorld({ show: () => new Promise(() => {}) });
    await turns(shop, world.ports).take({ place: sari, event: command("start"), preferred });
    expect(world.stateOf(sari).view).toEqual(home);
  });

  test("that cannot be saved is rejected, and shows, asks and acknowledges nothing", async () => {
    const world = turnWorld({ save: () => Promise.reject(new Error("the disk is full")) });
    const { take, idle } = turns(shop, world.ports);
    const acknowledge = () => world.log.push("acknowledge");
    const event = text("pln pascabayar 514040400482");
    await expect(take({ place: sari, event, preferred, acknowledge })).rejects.toThrow("the disk is full");
    await idle();
    expect(world.log).toEqual(["load"]);
  });

  test("that cannot be loaded is rejected, and the next one is taken", async () => {
    const world = turnWorld();
    const { load } = world.ports;
    let loads = 0;
    const failingOnce: typeof load = (place, locale) => {
      loads += 1;
      return loads === 1 ? Promise.reject(new Error("the store is away")) : load(place, locale);
    };
    const { take } = turns(shop, { ...world.ports, load: failingOnce });
    await expect(take({ place: sari, event: command("start"), preferred })).rejects.toThrow("the store is away");
    await take({ place: sari, event: command("start"), preferred });
    expect(world.log).toContain("save");
  });

  test("of an update that was taken before does nothing", async () => {
    const world = turnWorld();
    const { take, idle } = turns(shop, world.ports);
    await take({ place: sari, event: command("start"), preferred, update: 7 });
    await idle();
    const before = world.log.length;
    const acknowledge = () => world.log.push("acknowledge");
    await take({ place: sari, event: command("start"), preferred, update: 7, acknowledge });
    await idle();
    expect(world.log.slice(before)).toEqual(["load"]);
  });

  test("of an update with a lower number is a new one", async () => {
    const world = turnWorld();
    const { take } = turns(shop, world.ports);
    for (const update of [7, 3, 5]) await take({ place: sari, event: command("start"), preferred, update });
    expect(world.stateOf(sari).seen).toEqual([5, 3, 7]);
  });

  test("remembers the last eight updates", async () => {
    const world = turnWorld();
    const { take } = turns(shop, world.ports);
    for (let update = 1; update <= 10; update += 1)
      await take({ place: sari, event: command("help"), preferred, update });
    expect(world.stateOf(sari).seen).toEqual([10, 9, 8, 7, 6, 5, 4, 3]);
  });

  test("on an old keyboard is acknowledged as such and shows nothing", async () => {
    const world = turnWorld();
    world.put(sari, at(home));
    const { take, idle } = turns(shop, world.ports);
    const taken: Taken[] = [];
    const event: Event = { kind: "press", action: { do: "help" }, nonce: "older" };
    await take({ place: sari, event, preferred, acknowledge: (one) => taken.push(one) });
    await idle();
    expect(taken).toEqual([{ expired: true, locale: "id" }]);
    expect(world.log).toEqual(["load", "save"]);
  });
});

describe("somebody's state", () => {
  test("is fresh when there is none, in the language that they prefer", async () => {
    const world = turnWorld();
    await turns(shop, world.ports).take({ place: sari, event: command("help"), preferred: "en" });
    expect(world.stateOf(sari)).toMatchObject({ locale: "en", view: home });
  });

  test("that cannot be read starts over, and says so", async () => {
    const world = turnWorld({ load: async () => ({ kind: "unreadable", locale: "id" }) });
    const notices: unknown[] = [];
    const show = async (...[, { screen }]: Parameters<typeof world.ports.show>) => notices.push(screen.notice);
    const { take, idle } = turns(shop, { ...world.ports, show });
    await take({ place: sari, event: text("pdam"), preferred });
    await idle();
    expect(notices).toEqual(["started-over"]);
  });

  test("has its language kept for the person when that changes, and only then", async () => {
    const world = turnWorld();
    world.put(sari, at(home, { overlay: "language" }));
    const { take } = turns(shop, world.ports);
    const choose = (locale: "id" | "en"): Event => ({
      kind: "press",
      action: { do: "language", locale },
      nonce: "old",
    });
    for (const locale of ["id", "en", "en"] as const) await take({ place: sari, event: choose(locale), preferred });
    expect(world.kept).toEqual([[1, "en"]]);
  });
});

describe("turns of several people", () => {
  test("are taken side by side, even when one of them hangs", async () => {
    const world = turnWorld();
    const { save } = world.ports;
    const hanging = deferred<void>();
    const { take } = turns(shop, {
      ...world.ports,
      save: (place, state) => (place.chat === sari.chat ? hanging.promise : save(place, state)),
    });
    const stuck = take({ place: sari, event: command("start"), preferred });
    await take({ place: budi, event: command("start"), preferred });
    expect(world.stateOf(budi).nonce).not.toBe("none");
    hanging.resolve();
    await stuck;
  });

  test("of one person are taken in order, the next when the one before is saved", async () => {
    const world = turnWorld();
    const { take } = turns(shop, world.ports);
    await Promise.all(["a", "b", "c"].map((said) => take({ place: sari, event: text(`pdam ${said}`), preferred })));
    expect(world.log.filter((line) => !line.startsWith("show")).slice(0, 6)).toEqual([
      "load",
      "save",
      "load",
      "save",
      "load",
      "save",
    ]);
    expect(world.stateOf(sari).view).toMatchObject({ query: "pdam c" });
  });
});

describe("showing", () => {
  test("that hangs holds up no saving, and the screens come in order when it is over", async () => {
    const world = turnWorld();
    const { show } = world.ports;
    const hanging = deferred<number>();
    const shown: string[] = [];
    const { take, idle } = turns(shop, {
      ...world.ports,
      show: async (place, what, live) => {
        shown.push(`${what.screen.body.show} ${live ?? "-"}`);
        return shown.length === 1 ? hanging.promise : show(place, what, live);
      },
    });
    await take({ place: sari, event: command("start"), preferred });
    await take({ place: sari, event: text("pdam"), preferred });
    await take({ place: budi, event: text("pdam"), preferred });
    expect(world.stateOf(sari).view).toMatchObject({ query: "pdam" });
    expect(shown).toEqual(["categories -", "matches -"]);
    hanging.resolve(55);
    await idle();
    expect(shown).toEqual(["categories -", "matches -", "matches 55"]);
    expect(world.stateOf(sari).live).toBe(101 + 1);
  });

  test("an answer finds the message that came to stand while its turn was being saved", async () => {
    const sent = deferred<number>();
    const saving = deferred<void>();
    const saved = deferred<void>();
    const places: (number | undefined)[] = [];
    const world = turnWorld();
    const { save } = world.ports;
    const { take, idle } = turns(shop, {
      ...world.ports,
      show: async (_, __, live) => {
        places.push(live);
        return places.length === 1 ? sent.promise : (live ?? 0);
      },
      save: async (place, state) => {
        if (state.view.at === "result") {
          saving.resolve();
          await saved.promise;
        }
        await save(place, state);
      },
    });
    world.put(sari, at(home, { live: 7 }));
    await take({ place: sari, event: text("pln pascabayar 514040400482"), preferred });
    world.asked[0]?.resolve({ outcome: billFound, answeredAt: noon });
    await saving.promise;
    sent.resolve(101);
    // The first message stands before the answer is saved, whose state was loaded when the old one still was live.
    await vi.waitFor(() => expect(world.timers.length).toBeGreaterThan(1));
    saved.resolve();
    await idle();
    expect(places).toEqual([7, 101]);
    expect(world.stateOf(sari).live).toBe(101);
  });

  test("remembers which message is the live one", async () => {
    const world = turnWorld();
    const { take, idle } = turns(shop, world.ports);
    for (const name of ["start", "help", "check"] as const) {
      await take({ place: sari, event: command(name), preferred });
      await idle();
    }
    expect(world.log.filter((line) => line.startsWith("show"))).toEqual([
      "show categories below -",
      "show help below 101",
      "show categories below 102",
    ]);
  });

  test("that fails is told and takes nothing with it", async () => {
    const world = turnWorld();
    const { show } = world.ports;
    const failure = new Error("Telegram is away");
    let shows = 0;
    const { take, idle } = turns(shop, {
      ...world.ports,
      show: (...call) => {
        shows += 1;
        return shows === 1 ? Promise.reject(failure) : show(...call);
      },
    });
    await take({ place: sari, event: command("start"), preferred });
    await take({ place: sari, event: command("help"), preferred });
    await idle();
    expect(world.broken).toEqual([["show", failure]]);
    expect(world.log.filter((line) => line.startsWith("show"))).toEqual(["show help below -"]);
  });
});
