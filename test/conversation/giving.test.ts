import { describe, expect, test } from "vitest";
import { type Give, giveOf } from "../../src/conversation/asides.ts";
import { giving } from "../../src/conversation/giving.ts";
import type { Place } from "../../src/conversation/place.ts";
import type { ShownAlone } from "../../src/conversation/ports.ts";
import { atBill, noon, resultOf, shop } from "../support/sample-conversation.ts";

const place: Place = { chat: -100, person: 11, isPrivate: false };
const inGroup = { in: "group", message: 5 } as const;
const inPrivate = { in: "private", message: 6 } as const;

/** Telegram as it answers one call after the other; what is done, in order. */
function world(answers: readonly ShownAlone[], options: { readonly now?: number; readonly wanted?: boolean } = {}) {
  const { now = noon, wanted = true } = options;
  const log: string[] = [];
  const ending = new AbortController();
  const left = answers.values();
  const next = (): ShownAlone => {
    const { value } = left.next();
    if (value === undefined) throw new Error("nothing more was to be shown");
    return value;
  };
  const give = giving({
    ports: {
      alone: {
        begin: async (_, { body }, { inGroup: here, query = "-" }) => {
          log.push(`begin ${body.show} ${here ? "in group" : "in private"} ${query}`);
          return next();
        },
        fill: async (_, { body }, { in: where, message }) => {
          log.push(`fill ${body.show} ${where} ${message}`);
          return next();
        },
      },
      later: (milliseconds, run) => {
        log.push(`pause ${milliseconds}`);
        queueMicrotask(run);
        return () => undefined;
      },
      moment: () => ({ now, nonce: "n", reference: "R" }),
    },
    openDoor: async () => (ending.signal.aborted ? undefined : "token"),
    advance: async (_, { kind }) => {
      log.push(kind);
      return wanted;
    },
    ending: ending.signal,
  });
  return { give, log, end: () => ending.abort() };
}

function bill(more: Partial<Give> = {}): Give {
  const [give] = giveOf(atBill, { reference: "REF1", result: resultOf(), since: noon }, shop);
  if (give === undefined) throw new Error("there is no bill");
  return { ...give, ...more };
}

describe("a bill is given to its person", () => {
  test("in a message of the group, empty first, and filled when it is known where it stands", async () => {
    const { give, log } = world([
      { kind: "shown", at: inGroup },
      { kind: "shown", at: inGroup },
    ]);
    expect(await give(place, bill({ query: "q1" }))).toBe(true);
    expect(log).toEqual(["begin whole-soon in group q1", "giving", "fill whole group 5", "given"]);
  });

  test.each([
    [14_999, "q1"],
    [15_000, "-"],
  ])("in answer to what they pressed %i ms ago, for fifteen seconds", async (after, query) => {
    const { give, log } = world([{ kind: "closed" }], { now: noon + after });
    await give(place, bill({ query: "q1" }));
    expect(log[0]).toBe(`begin whole-soon in group ${query}`);
  });

  test("where it was begun, by whoever takes that up", async () => {
    const { give, log } = world([{ kind: "shown", at: inPrivate }]);
    expect(await give(place, bill({ at: inPrivate }))).toBe(true);
    expect(log).toEqual(["fill whole private 6", "given"]);
  });

  test("in their own chat, where the message of the group is gone", async () => {
    const { give, log } = world([{ kind: "gone" }, { kind: "shown", at: inPrivate }, { kind: "shown", at: inPrivate }]);
    expect(await give(place, bill({ at: inGroup }))).toBe(true);
    expect(log).toEqual([
      "fill whole group 5",
      "begin whole-soon in private -",
      "giving",
      "fill whole private 6",
      "given",
    ]);
  });

  test("no more, when they have deleted it from their own chat", async () => {
    const { give, log } = world([{ kind: "gone" }]);
    expect(await give(place, bill({ at: inPrivate }))).toBe(true);
    expect(log).toEqual(["fill whole private 6", "given"]);
  });

  test("behind a link, where the bot cannot write to them, also since a moment ago", async () => {
    const never = world([{ kind: "closed" }]);
    expect(await never.give(place, bill())).toBe(true);
    expect(never.log).toEqual(["begin whole-soon in group -", "behind-door"]);
    const since = world([{ kind: "shown", at: inPrivate }, { kind: "closed" }]);
    expect(await since.give(place, bill())).toBe(true);
    expect(since.log.slice(-2)).toEqual(["fill whole private 6", "behind-door"]);
  });

  test("when Telegram is back", async () => {
    const { give, log } = world([
      { kind: "away" },
      { kind: "shown", at: inGroup },
      { kind: "away" },
      { kind: "away" },
      { kind: "shown", at: inGroup },
    ]);
    expect(await give(place, bill())).toBe(true);
    expect(log.filter((line) => line.startsWith("pause"))).toEqual(["pause 1000", "pause 1000", "pause 2000"]);
    expect(log.at(-1)).toBe("given");
  });

  test("not at all, when they were forgotten while it was begun", async () => {
    const { give, log } = world([{ kind: "shown", at: inGroup }], { wanted: false });
    expect(await give(place, bill())).toBe(true);
    expect(log).toEqual(["begin whole-soon in group -", "giving"]);
  });

  test.each<[string, readonly ShownAlone[], Partial<Give>]>([
    ["while it cannot begin", [{ kind: "away" }], {}],
    ["while it cannot be filled", [{ kind: "away" }], { at: inGroup }],
    ["before its link was kept", [{ kind: "closed" }], {}],
  ])("by somebody else, when this program ends %s", async (_, answers, more) => {
    const { give, log, end } = world(answers);
    const given = give(place, bill(more));
    end();
    expect(await given).toBe(false);
    expect(log).not.toContain("given");
    expect(log).not.toContain("behind-door");
  });
});
