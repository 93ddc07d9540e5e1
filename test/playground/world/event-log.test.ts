import { expect, test } from "vitest";
import { eventLog } from "../../../src/playground/world/event-log.ts";

const never = new AbortController().signal;
const everyone = "everyone" as const;

test("events are numbered upwards, and a person gets those meant for them", async () => {
  const log = eventLog(100, 10);
  log.append(new Set([1]), { type: "typing", chat: 1, until: 5 });
  log.append(new Set([2]), { type: "typing", chat: 2, until: 5 });
  log.append(everyone, { type: "commands" });
  expect(log.cursor()).toBe(103);
  expect((await log.wait({ person: 2, after: 100, ms: 0, signal: never })).map(({ id }) => id)).toEqual([102, 103]);
  expect(await log.wait({ person: 2, after: 102, ms: 0, signal: never })).toEqual([{ type: "commands", id: 103 }]);
});

test("waiting ends with the first event for this person", async () => {
  const log = eventLog(0, 10);
  const waiting = log.wait({ person: 1, after: 0, ms: 60_000, signal: never });
  log.append(new Set([2]), { type: "commands" });
  log.append(new Set([1]), { type: "commands" });
  expect(await waiting).toEqual([{ type: "commands", id: 2 }]);
});

test("waiting ends empty when time is up, the person leaves or the log closes", async () => {
  const log = eventLog(0, 10);
  const leaving = new AbortController();
  const request = { person: 1, after: 0, ms: 60_000, signal: never };
  const waits = [log.wait({ ...request, ms: 1 }), log.wait({ ...request, signal: leaving.signal }), log.wait(request)];
  leaving.abort();
  log.close();
  expect(await Promise.all(waits)).toEqual([[], [], []]);
  expect(await log.wait(request)).toEqual([]);
});

test("only the last events are kept", async () => {
  const log = eventLog(0, 10);
  for (let event = 0; event < 100; event += 1) log.append(everyone, { type: "commands" });
  const kept = await log.wait({ person: 1, after: 0, ms: 0, signal: never });
  expect(kept.length).toBeLessThanOrEqual(11);
  expect(kept.at(-1)?.id).toBe(100);
});
