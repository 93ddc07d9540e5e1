import fc from "fast-check";
import { expect, test } from "vitest";
import { type Visit, watchedGate } from "../support/watched-gate.ts";

type Deed =
  | { readonly deed: "come"; readonly person: string }
  | { readonly deed: "leave" | "give up"; readonly which: number }
  | { readonly deed: "pass"; readonly milliseconds: number };

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom("ana", "budi", "citra").map((person) => ({ deed: "come", person }) as const),
  },
  { weight: 3, arbitrary: fc.nat(30).map((which) => ({ deed: "leave", which }) as const) },
  { weight: 1, arbitrary: fc.nat(30).map((which) => ({ deed: "give up", which }) as const) },
  {
    weight: 2,
    arbitrary: fc.integer({ min: 1, max: 1_500 }).map((milliseconds) => ({ deed: "pass", milliseconds }) as const),
  },
);

type Limits = Parameters<typeof watchedGate>[0];

/** People at a gate. Every deed ends with a look at whether the limits hold. */
function crowd(limits: Limits) {
  const gate = watchedGate(limits);
  const arrivals: AbortController[] = [];
  const left = new Set<number>();

  async function leave(at: number): Promise<void> {
    if (at >= gate.visits.length) return;
    left.add(at);
    await gate.leave(at);
  }

  async function act(one: Deed): Promise<void> {
    switch (one.deed) {
      case "come": {
        const controller = new AbortController();
        arrivals.push(controller);
        return gate.comeUntil(one.person, controller.signal);
      }
      case "leave":
        return leave(one.which);
      case "give up":
        return arrivals[one.which]?.abort();
      case "pass":
        return gate.pass(one.milliseconds);
    }
  }

  function look(): void {
    const inside = gate.visits.length - left.size;
    if (inside > limits.concurrent) expect.fail(`${inside} are inside at once`);
    if (isTooFast(gate.visits, limits.perSecond)) expect.fail("too many came in within a second");
  }

  return {
    act: async (one: Deed) => {
      await act(one);
      look();
    },
    /** Everybody leaves, again and again, until all that waited have been inside. */
    empty: async () => {
      for (const _ of arrivals) {
        for (const at of gate.visits.keys()) await leave(at);
        await gate.pass(1_000);
        look();
      }
    },
    came: () => arrivals.length,
    served: () => gate.visits.length + gate.turnedAway.length,
  };
}

test("whatever people do, the limits of a gate hold and nobody is forgotten", async () => {
  const limits = fc.record({ concurrent: fc.integer({ min: 1, max: 4 }), perSecond: fc.integer({ min: 1, max: 5 }) });
  await fc.assert(
    fc.asyncProperty(limits, fc.array(deeds, { maxLength: 60, size: "max" }), async (limits, all) => {
      const people = crowd(limits);
      for (const one of all) await people.act(one);
      await people.empty();
      expect(people.served()).toBe(people.came());
    }),
    { numRuns: 300 },
  );
});

test("between two turns of one person everybody else who waits has one", async () => {
  const people = fc.array(fc.constantFrom("ana", "budi", "citra", "dewi"), {
    minLength: 1,
    maxLength: 30,
    size: "max",
  });
  await fc.assert(
    fc.asyncProperty(people, async (all) => {
      const gate = watchedGate({ concurrent: 1, perSecond: 1_000 });
      await gate.come("first", ...all);
      for (const at of all.keys()) await gate.leave(at);
      const order = gate.people().slice(1);
      expect(order.toSorted()).toEqual(all.toSorted());
      for (const [at, person] of order.entries()) {
        const again = order.indexOf(person, at + 1);
        if (again === -1) continue;
        const others = new Set(order.slice(again + 1).filter((other) => other !== person));
        const between = order.slice(at + 1, again);
        expect(between).toHaveLength(new Set(between).size);
        expect(between).toEqual(expect.arrayContaining([...others]));
      }
    }),
  );
});

function isTooFast(visits: readonly Visit[], perSecond: number): boolean {
  return visits.some(({ at }, index) => {
    const later = visits[index + perSecond];
    return later !== undefined && later.at - at < 1_000;
  });
}
