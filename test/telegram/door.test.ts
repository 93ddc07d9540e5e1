import { describe, expect, test } from "vitest";
import { doorAddress, doorIn } from "../../src/telegram/door.ts";

describe("a link to a bill", () => {
  const token = "Ab_-9Ab_-9Ab_-9Ab_-9Ab";

  test("opens the chat with the bot, and its token is read again there", () => {
    expect(doorAddress("cek_tagihan_bot", token)).toBe(`https://t.me/cek_tagihan_bot?start=b_${token}`);
    expect(doorIn(`b_${token}`)).toBe(token);
  });

  test("has a payload that Telegram takes", () => {
    expect(new URL(doorAddress("cek_tagihan_bot", token)).searchParams.get("start")).toMatch(/^[\w-]{1,64}$/);
  });

  test.each(["", "b_", "b_short", token, `i_${token}`, `b_${token} x`, `b_${"x".repeat(61)}`, `b_${token}.`])(
    "is not what somebody makes up: %j",
    (payload) => {
      expect(doorIn(payload)).toBeUndefined();
    },
  );
});
