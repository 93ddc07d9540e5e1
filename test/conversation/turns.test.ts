import { describe, expect, test, vi } from "vitest";
import type { Event } from "../../src/conversation/event.ts";
import type { Shown } from "../../src/conversation/ports.ts";
import { type Taken, turns } from "../../src/conversation/turns.ts";
import { deferred } from "../support/deferred.ts";
import { at, billFound, checkingPln, home, noon, shop } from "../support/sample-conversation.ts";
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
      "show categories in a new message",
      "load",
      "save",
    ]);
    expect(world.stateOf(sari).live).toBe(101);
  });

  test("is done when its screen is shown", async () => {
    const shown = deferred<Shown>();
    const world = turnWorld({ show: () => shown.promise });
    const { take, idle } = turns(shop, world.ports);
    const done = take({ place: sari, event: command("start"), preferred }).then(() => world.log.push("done"));
    await vi.waitFor(() => expect(world.timers).toHaveLength(1));
    expect(world.log).toEqual(["load", "save"]);
    shown.resolve({ kind: "shown", message: 7 });
    await done;
    await idle();
    expect(world.log).toEqual(["load", "save", "load", "save", "done"]);
    expect(world.timers[0]).toMatchObject({ milliseconds: 1_500, stopped: true });
  });

  test("whose screen takes long is done when that is a job, which ends with the showing", async () => {
    const shown = deferred<Shown>();
    const world = turnWorld({ show: () => shown.promise });
    const { take, idle } = turns(shop, world.ports);
    const done = take({ place: sari, event: command("start"), preferred });
    await vi.waitFor(() => expect(world.timers).toHaveLength(1));
    world.timers[0]?.run();
    await done;
    expect([...world.jobs]).toEqual([["screen 1:1 n1", sari]]);
    shown.resolve({ kind: "shown", message: 7 });
    await idle();
    expect(world.jobs.size).toBe(0);
  });

  test("whose screen takes long while the store is away is no failure: it is saved, and goes on", async () => {
    const shown = deferred<Shown>();
    const failure = new Error("the store is away");
    const world = turnWorld({ show: () => shown.promise });
    const jobs = { ...world.ports.jobs, begin: () => Promise.reject(failure) };
    const { take, idle } = turns(shop, { ...world.ports, jobs });
    const done = take({ place: sari, event: command("start"), preferred });
    await vi.waitFor(() => expect(world.timers).toHaveLength(1));
    world.timers[0]?.run();
    await done;
    expect(world.broken).toEqual([["save", failure]]);
    shown.resolve({ kind: "shown", message: 7 });
    await idle();
    expect(world.stateOf(sari).live).toBe(7);
  });

  test("whose screen takes long is a job of its own, beside that of the turn after it", async () => {
    const world = turnWorld({ show: () => new Promise(() => undefined) });
    const { take } = turns(shop, world.ports);
    const done = [7, 8].map((update) => take({ place: sari, event: command("start"), preferred, update }));
    await vi.waitFor(() => expect(world.timers).toHaveLength(2));
    for (const timer of world.timers) timer.run();
    await Promise.all(done);
    expect([...world.jobs.keys()]).toEqual(["screen 1:1 n1", "screen 1:1 n2"]);
  });

  test("in a chat where a screen is overdue holds nobody up: it is a job at once, until that chat is in time again", async () => {
    const first = deferred<Shown>();
    const world = turnWorld();
    const { show } = world.ports;
    let shows = 0;
    const { take, idle } = turns(shop, {
      ...world.ports,
      show: (...call) => {
        shows += 1;
        return shows === 1 ? first.promise : show(...call);
      },
    });
    const done = take({ place: sari, event: command("start"), preferred, update: 1 });
    await vi.waitFor(() => expect(world.timers).toHaveLength(1));
    world.timers[0]?.run();
    await done;
    await take({ place: sari, event: command("help"), preferred, update: 2 });
    expect(world.timers).toHaveLength(1);
    expect([...world.jobs.keys()]).toEqual(["screen 1:1 n1", "screen 1:1 n2"]);
    first.resolve({ kind: "shown", message: 7 });
    await idle();
    expect(world.jobs.size).toBe(0);
    await take({ place: sari, event: command("help"), preferred, update: 3 });
    expect(world.timers).toHaveLength(2);
    expect(world.log.filter((line) => line.startsWith("job"))).toHaveLength(2);
  });

  test("that other programs overtake each time is rejected at last", async () => {
    const world = turnWorld({ save: async () => false });
    const { take } = turns(shop, world.ports);
    const taken = take({ place: sari, event: command("start"), preferred });
    await expect(taken).rejects.toThrow("saved by another program");
    expect(world.log).toEqual(Array.from({ length: 20 }, () => "load"));
  });

  test("that another program has overtaken starts from what that one saved", async () => {
    const world = turnWorld();
    const { save } = world.ports;
    let saves = 0;
    const { take, idle } = turns(shop, {
      ...world.ports,
      save: async (place, state, revision) => {
        saves += 1;
        if (saves === 1) await save(place, at({ at: "products", category: "water", page: 0 }, { seen: [6] }), revision);
        return save(place, state, revision);
      },
    });
    await take({ place: sari, event: command("help"), preferred, update: 7 });
    await idle();
    expect(world.stateOf(sari)).toMatchObject({ view: { at: "products" }, overlay: "help", seen: [7, 6] });
  });

  test("that cannot be saved is rejected, and shows, asks and acknowledges nothing", async () => {
    const world = turnWorld({ save: () => Promise.reject(new Error("the disk is full")) });
    const { take, idle } = turns(shop, world.ports);
    const acknowledge = () => world.log.push("acknowledge");
    const event = text("pln pascabayar 514040400482");
    await expect(take({ place: sari, event, preferred, acknowledge })).rejects.toThrow("the disk is full");
    await idle();
    expect(world.log).toEqual(["load", "job R1", "done R1"]);
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

  test("of an update whose screen is still on its way is done when that is shown", async () => {
    const shown = deferred<Shown>();
    const world = turnWorld({ show: () => shown.promise });
    const { take } = turns(shop, world.ports);
    const twice = [1, 2].map((time) =>
      take({ place: sari, event: command("start"), preferred, update: 7 }).then(() => world.log.push(`done ${time}`)),
    );
    await vi.waitFor(() => expect(world.timers).toHaveLength(2));
    expect(world.log).toEqual(["load", "save", "load"]);
    shown.resolve({ kind: "shown", message: 7 });
    await Promise.all(twice);
    expect(world.log.slice(-2).sort()).toEqual(["done 1", "done 2"]);
  });

  test("of an update that another program took leaves the rest to whoever finds it undone", async () => {
    const world = turnWorld();
    world.put(sari, at(home, { seen: [7] }));
    const { take, idle } = turns(shop, world.ports);
    await take({ place: sari, event: command("start"), preferred, update: 7 });
    await idle();
    expect(world.log).toEqual(["load", "offer screen 1:1 old"]);
  });

  test("of an update that another program took before another one offers the screen as well: that one may have shown nothing", async () => {
    const world = turnWorld();
    world.put(sari, at(home, { seen: [8, 7], unsent: "drop-old" }));
    const { take, idle } = turns(shop, world.ports);
    await take({ place: sari, event: command("start"), preferred, update: 7 });
    await idle();
    expect(world.log).toEqual(["load", "offer screen 1:1 old"]);
  });

  test("of an update that another program took offers the inquiries that it may have left as well", async () => {
    const world = turnWorld();
    const left = { reference: "A", product: "pln-postpaid", values: {}, askedAt: noon };
    world.put(sari, at(checkingPln, { seen: [7], left: [left] }));
    const { take, idle } = turns(shop, world.ports);
    await take({ place: sari, event: command("start"), preferred, update: 7 });
    await idle();
    expect(world.log.slice(1)).toEqual(["offer screen 1:1 old", "offer REF1", "offer A"]);
  });

  test("of a current button tells which message is the live one, so that no other is sent", async () => {
    const world = turnWorld();
    world.put(sari, at(home, { live: 42, unsent: "drop-old" }));
    const { take, idle } = turns(shop, world.ports);
    const event: Event = { kind: "press", action: { do: "help" }, nonce: "old" };
    await take({ place: sari, event, preferred, pressed: 55 });
    await idle();
    expect(world.stateOf(sari)).toMatchObject({ live: 55 });
    expect(world.stateOf(sari)).not.toHaveProperty("unsent");
    expect(world.log).toContain("show help in 55");
  });

  test("of an older button tells nothing of the live message", async () => {
    const world = turnWorld();
    world.put(sari, at(home, { live: 42 }));
    const { take } = turns(shop, world.ports);
    const event: Event = { kind: "press", action: { do: "help" }, nonce: "older" };
    await take({ place: sari, event, preferred, pressed: 55 });
    expect(world.stateOf(sari)).toMatchObject({ live: 42 });
  });

  test("of an update with a lower number is a new one", async () => {
    const world = turnWorld();
    const { take } = turns(shop, world.ports);
    for (const update of [7, 3, 5]) await take({ place: sari, event: command("start"), preferred, update });
    expect(world.stateOf(sari).seen).toEqual([5, 3, 7]);
  });

  test("remembers the last sixteen updates", async () => {
    const world = turnWorld();
    const { take } = turns(shop, world.ports);
    for (let update = 1; update <= 18; update += 1)
      await take({ place: sari, event: command("help"), preferred, update });
    expect(world.stateOf(sari).seen).toEqual(Array.from({ length: 16 }, (_, back) => 18 - back));
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
    const world = turnWorld({ load: async () => ({ kind: "unreadable", locale: "id", revision: 0 }) });
    const notices: unknown[] = [];
    const show = async (...[, { notice }]: Parameters<typeof world.ports.show>): Promise<Shown> => {
      notices.push(notice);
      return { kind: "given-up" };
    };
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
      save: async (place, state, revision) => {
        if (place.chat === sari.chat) await hanging.promise;
        return save(place, state, revision);
      },
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
    const hanging = deferred<Shown>();
    const shown: string[] = [];
    const { take, idle } = turns(shop, {
      ...world.ports,
      show: async (place, screen, message) => {
        shown.push(`${screen.body.show} of ${place.person}`);
        return shown.length === 1 ? hanging.promise : show(place, screen, message);
      },
    });
    const first = take({ place: sari, event: command("start"), preferred });
    const second = take({ place: sari, event: text("pdam"), preferred });
    await take({ place: budi, event: text("pdam"), preferred });
    await vi.waitFor(() => expect(world.stateOf(sari).view).toMatchObject({ query: "pdam" }));
    expect(shown).toEqual(["categories of 1", "matches of 2"]);
    hanging.resolve({ kind: "shown", message: 55 });
    await Promise.all([first, second]);
    await idle();
    expect(shown).toEqual(["categories of 1", "matches of 2", "matches of 1"]);
    expect(world.log).toContain("take away 55");
    expect(world.stateOf(sari).live).toBe(101 + 1);
  });

  test("an answer waits for the message that it is going to change, and is not saved before that is known", async () => {
    const sent = deferred<Shown>();
    const places: (number | undefined)[] = [];
    const world = turnWorld();
    const { take, idle } = turns(shop, {
      ...world.ports,
      show: async (_, __, message) => {
        places.push(message);
        return places.length === 1 ? sent.promise : { kind: "shown", message: message ?? 0 };
      },
    });
    world.put(sari, at(home, { live: 7 }));
    const done = take({ place: sari, event: text("pln pascabayar 514040400482"), preferred });
    await vi.waitFor(() => expect(world.asked).toHaveLength(1));
    world.asked[0]?.resolve({ outcome: billFound, answeredAt: noon });
    sent.resolve({ kind: "shown", message: 101 });
    await done;
    await idle();
    expect(places).toEqual([undefined, 101]);
    expect(world.stateOf(sari)).toMatchObject({ live: 101, view: { at: "result" } });
    expect(world.log).toContain("take away 7");
  });

  test("remembers which message is the live one", async () => {
    const world = turnWorld();
    const { take, idle } = turns(shop, world.ports);
    for (const name of ["start", "help", "check"] as const) {
      await take({ place: sari, event: command(name), preferred });
      await idle();
    }
    expect(world.log.filter((line) => line.startsWith("show"))).toEqual([
      "show categories in a new message",
      "show help in a new message",
      "show categories in a new message",
    ]);
    expect(world.log.filter((line) => line.startsWith("take away"))).toEqual(["take away 101", "take away 102"]);
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
    expect(world.log.filter((line) => line.startsWith("show"))).toEqual(["show help in a new message"]);
  });

  test("in a message that cannot be written down at first is tried until the store works, and nothing is sent twice", async () => {
    const world = turnWorld();
    const { save } = world.ports;
    const failure = new Error("the store is away");
    let saves = 0;
    const { take, idle } = turns(shop, {
      ...world.ports,
      save: (...call) => {
        saves += 1;
        return saves === 2 ? Promise.reject(failure) : save(...call);
      },
    });
    const done = take({ place: sari, event: command("start"), preferred });
    const again = () => world.timers.find(({ milliseconds }) => milliseconds === 1_000);
    await vi.waitFor(() => expect(again()).toBeDefined());
    expect(world.broken).toEqual([["save", failure]]);
    again()?.run();
    await done;
    await idle();
    expect(world.stateOf(sari)).toMatchObject({ live: 101 });
    expect(world.stateOf(sari)).not.toHaveProperty("unsent");
    expect(world.log.filter((line) => line.startsWith("show"))).toHaveLength(1);
  });
});

describe("two programs at one place", () => {
  test("leave one screen there: who comes too late takes its own away", async () => {
    const world = turnWorld();
    const slow = deferred<Shown>();
    const one = turns(shop, { ...world.ports, show: () => slow.promise });
    const other = turns(shop, world.ports);
    world.put(sari, at(home, { live: 42 }));
    const late = one.take({ place: sari, event: command("start"), preferred, update: 1 });
    await vi.waitFor(() => expect(world.log).toContain("save"));
    await other.take({ place: sari, event: command("help"), preferred, update: 2 });
    slow.resolve({ kind: "shown", message: 77 });
    await late;
    await Promise.all([one.idle(), other.idle()]);
    expect(world.stateOf(sari)).toMatchObject({ live: 101, overlay: "help" });
    expect(world.log.filter((line) => line.startsWith("take away"))).toEqual([
      "take away 42",
      "take away 77",
      "take away 42",
    ]);
  });

  test("take nothing away where the conversation is gone", async () => {
    const world = turnWorld();
    const shown = deferred<Shown>();
    const { take, idle } = turns(shop, {
      ...world.ports,
      show: () => shown.promise,
      load: async (_, locale) => ({ kind: "absent", locale, revision: world.log.filter((l) => l === "save").length }),
    });
    const done = take({ place: sari, event: command("start"), preferred });
    await vi.waitFor(() => expect(world.log).toContain("save"));
    shown.resolve({ kind: "shown", message: 77 });
    await done;
    await idle();
    expect(world.log).toEqual(["save"]);
  });
});
