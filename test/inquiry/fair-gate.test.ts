import { describe, expect, test } from "vitest";
import { fairGate } from "../../src/inquiry/fair-gate.ts";
import { never } from "../support/inquiries.ts";
import { manualTimer } from "../support/manual-timer.ts";
import { settled } from "../support/settled.ts";
import { watchedGate } from "../support/watched-gate.ts";

const wide = 1_000;

describe("a gate", () => {
  test("lets in as many at once as it may, and the next when one leaves", async () => {
    const gate = watchedGate({ concurrent: 2, perSecond: wide });
    await gate.come("ana", "budi", "citra");
    expect(gate.people()).toEqual(["ana", "budi"]);
    await gate.leave(0);
    expect(gate.people()).toEqual(["ana", "budi", "citra"]);
  });

  test("takes nobody's leave twice", async () => {
    const gate = watchedGate({ concurrent: 1, perSecond: wide });
    await gate.come("ana", "budi", "citra");
    await gate.leave(0);
    await gate.leave(0);
    expect(gate.people()).toEqual(["ana", "budi"]);
  });

  test("lets people take turns, however many times one of them asks", async () => {
    const gate = watchedGate({ concurrent: 1, perSecond: wide });
    await gate.come("ana", "ana", "ana", "ana", "budi", "citra", "budi");
    for (let at = 0; at < 7; at += 1) await gate.leave(at);
    expect(gate.people()).toEqual(["ana", "ana", "budi", "citra", "ana", "budi", "ana"]);
  });

  test("lets in no more within a second than it may", async () => {
    const gate = watchedGate({ concurrent: wide, perSecond: 2 });
    await gate.come("ana");
    await gate.pass(600);
    await gate.come("ana", "ana", "ana");
    expect(gate.visits).toHaveLength(2);
    await gate.pass(399);
    expect(gate.visits).toHaveLength(2);
    await gate.pass(1);
    expect(gate.visits).toHaveLength(3);
    await gate.pass(600);
    expect(gate.visits.map(({ at }) => at - 1_000_000)).toEqual([0, 600, 1_000, 1_600]);
    expect(gate.timer.waits()).toEqual([]);
  });

  test("counts the very second", async () => {
    const gate = watchedGate({ concurrent: wide, perSecond: 1 });
    await gate.come("ana");
    await gate.pass(999);
    await gate.come("budi");
    expect(gate.people()).toEqual(["ana"]);
    await gate.pass(1);
    expect(gate.people()).toEqual(["ana", "budi"]);
  });

  test("gives the place of who gives up to the next", async () => {
    const gate = watchedGate({ concurrent: 1, perSecond: wide });
    const giving = new AbortController();
    await gate.come("ana");
    await gate.comeUntil("budi", giving.signal);
    await gate.come("citra");
    giving.abort();
    await settled();
    expect(gate.turnedAway).toEqual(["budi"]);
    await gate.leave(0);
    expect(gate.people()).toEqual(["ana", "citra"]);
  });

  test("keeps the other places of who gives up one", async () => {
    const gate = watchedGate({ concurrent: 1, perSecond: wide });
    const giving = new AbortController();
    await gate.come("ana");
    await gate.comeUntil("budi", giving.signal);
    await gate.come("budi", "citra");
    giving.abort();
    await gate.leave(0);
    await gate.leave(1);
    expect(gate.people()).toEqual(["ana", "budi", "citra"]);
  });

  test("does not let in who has given up before", async () => {
    const gate = watchedGate({ concurrent: 1, perSecond: wide });
    await gate.comeUntil("ana", AbortSignal.abort());
    await gate.come("budi");
    expect(gate.people()).toEqual(["budi"]);
    expect(gate.turnedAway).toEqual(["ana"]);
  });

  test("keeps the place of who gives up inside until they leave", async () => {
    const gate = watchedGate({ concurrent: 1, perSecond: wide });
    const giving = new AbortController();
    await gate.comeUntil("ana", giving.signal);
    await gate.come("budi");
    giving.abort();
    await settled();
    expect(gate.people()).toEqual(["ana"]);
    await gate.leave(0);
    expect(gate.people()).toEqual(["ana", "budi"]);
  });

  test("is not held up by a clock that is set back", async () => {
    let setBack = 0;
    const timer = manualTimer(10_000_000);
    const clock = () => timer.clock() - setBack;
    const gate = fairGate({ concurrent: wide, perSecond: 1, clock, later: timer.later });
    await gate.enter("ana", never());
    setBack = 3_600_000;
    expect(await gate.enter("ana", never())).toBeTypeOf("function");
  });
});
