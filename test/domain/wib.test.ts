import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ClosedHours, nextMidnight, opensAt } from "../../src/domain/wib.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const midnight = Date.parse("2026-01-12T00:00:00+07:00");
const at = (time: string, on = "2026-01-12") => Date.parse(`${on}T${time}+07:00`);

const timeOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
const times = fc.integer({ min: 0, max: 1439 }).map(timeOf);
const moments = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });

describe("the next midnight", () => {
  test.each([
    ["23:59:59.999", "2026-01-13"],
    ["00:00:00.000", "2026-01-13"],
    ["00:00:00.001", "2026-01-13"],
    ["12:00:00.000", "2026-01-13"],
    // It is still the day before in UTC.
    ["06:59:59.999", "2026-01-13"],
    ["07:00:00.000", "2026-01-13"],
  ])("after %s begins %s", (time, next) => {
    expect(nextMidnight(at(time))).toBe(at("00:00", next));
  });

  test("is later, at most a day, and at twelve in Jakarta", () => {
    const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Jakarta", timeStyle: "medium" });
    fc.assert(
      fc.property(moments, (now) => {
        const next = nextMidnight(now);
        expect(next - now).toBeGreaterThan(0);
        expect(next - now).toBeLessThanOrEqual(day);
        // Jakarta has had this offset since 1964.
        expect(clock.format(next)).toBe("00:00:00");
      }),
    );
  });
});

describe("closed hours", () => {
  const night: ClosedHours = { from: "23:00", to: "01:00" };

  test.each([
    ["22:59:59.999", undefined],
    ["23:00:00.000", at("01:00", "2026-01-13")],
    ["23:59:59.999", at("01:00", "2026-01-13")],
    ["00:00:00.000", at("01:00")],
    ["00:59:59.999", at("01:00")],
    ["01:00:00.000", undefined],
    ["12:00:00.000", undefined],
  ])("over midnight, at %s", (time, opens) => {
    expect(opensAt(night, at(time))).toBe(opens);
  });

  test.each([
    ["11:59", undefined],
    ["12:00", at("13:30")],
    ["13:29", at("13:30")],
    ["13:30", undefined],
    ["00:00", undefined],
  ])("within a day, at %s", (time, opens) => {
    expect(opensAt({ from: "12:00", to: "13:30" }, at(time))).toBe(opens);
  });

  test("that end when they begin are none", () => {
    expect(opensAt({ from: "08:00", to: "08:00" }, at("08:00"))).toBeUndefined();
  });

  test("may end at midnight", () => {
    const evening = { from: "22:00", to: "00:00" };
    expect(opensAt(evening, at("23:00"))).toBe(at("00:00", "2026-01-13"));
    expect(opensAt(evening, at("00:00"))).toBeUndefined();
  });

  test("agree at every minute with a table of them", () => {
    fc.assert(
      fc.property(times, times, (from, to) => {
        const closed = closedMinutes({ from, to });
        for (let now = 0; now < 1440; now += 1) {
          const opens = closed[now] === true ? midnight + firstOpen(closed, now) * minute : undefined;
          if (opensAt({ from, to }, midnight + now * minute) !== opens) expect.fail(`${from}-${to} at ${timeOf(now)}`);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("agree with their first and last moment, on any day", () => {
    fc.assert(
      fc.property(times, times, moments, (from, to, now) => {
        const opens = opensAt({ from, to }, now);
        if (opens === undefined) return;
        expect(opens).toBeGreaterThan(now);
        expect(opensAt({ from, to }, opens)).toBeUndefined();
        expect(opensAt({ from, to }, opens - 1)).toBe(opens);
      }),
    );
  });
});

/** For each minute of two days whether it is closed, by walking from the beginning of the hours to their end. */
function closedMinutes({ from, to }: ClosedHours): readonly boolean[] {
  const closed: boolean[] = Array.from({ length: 2880 }, () => false);
  for (const start of [-1440, 0, 1440]) {
    for (let now = start + minutesOf(from); timeOf((now + 1440) % 1440) !== to; now += 1) {
      if (now >= 0 && now < 2880) closed[now] = true;
    }
  }
  return closed;
}

function firstOpen(closed: readonly boolean[], now: number): number {
  return closed.findIndex((isClosed, at) => at > now && !isClosed);
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(":").map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}
