import { describe, expect, test } from "vitest";
import { rollingWindow } from "../../../src/playground/world/rolling-window.ts";

describe("a rolling window", () => {
  test("knows the most that came within its span, wherever that began", () => {
    const window = rollingWindow(1000);
    for (const at of [0, 600, 900, 1500, 1599, 1600]) window.add(at, 1);
    expect(window.most()).toBe(4);
  });

  test("tells how long until more fits", () => {
    const window = rollingWindow(1000);
    window.add(0, 1);
    window.add(300, 1);
    expect(window.msUntilFits(500, 1, 3)).toBe(0);
    expect(window.msUntilFits(500, 1, 2)).toBe(500);
    expect(window.msUntilFits(500, 2, 2)).toBe(800);
    expect(window.msUntilFits(1000, 1, 2)).toBe(0);
  });

  test("takes three thirds for a whole, and forgets what is long past", () => {
    const window = rollingWindow(1000);
    for (let at = 0; at < 6000; at += 1) window.add(at, 1 / 3);
    expect(window.msUntilFits(6998, 1, 1)).toBe(1);
    expect(window.msUntilFits(6999, 1, 1)).toBe(0);
    window.add(20_000, 1 / 3);
    window.add(20_000, 1 / 3);
    expect(window.msUntilFits(20_000, 1 / 3, 1)).toBe(0);
  });

  test("never takes what is more than it takes at all", () => {
    expect(rollingWindow(1000).msUntilFits(0, 2, 1)).toBe(1000);
  });
});
