import { beforeEach, describe, expect, test } from "vitest";
import { type Contact, contact } from "../../src/ops/contact.ts";

describe("the contact with Telegram", () => {
  let now: number;
  let told: Contact;

  beforeEach(() => {
    now = 1_000;
    told = contact(() => now);
  });

  /** Whether Telegram had to be asked. */
  async function asks(): Promise<boolean> {
    let asked = false;
    await told.check(async () => {
      asked = true;
    });
    return asked;
  }

  test("is asked for as long as nothing was heard", async () => {
    expect(await asks()).toBe(true);
    expect(told.last()).toBeUndefined();
  });

  test("is known for a minute after an answer, as a long poll gives one twice a minute", async () => {
    told.heard();
    now += 60_000;
    expect(await asks()).toBe(false);
    now += 1;
    expect(await asks()).toBe(true);
    expect(told.last()).toBe(1_000);
  });

  test("is asked for after a call that failed, until the next answer", async () => {
    told.heard();
    told.missed();
    expect(await asks()).toBe(true);
    told.heard();
    expect(await asks()).toBe(false);
  });

  test("fails as asking fails", async () => {
    await expect(told.check(() => Promise.reject(new Error("down")))).rejects.toThrow("down");
  });
});
