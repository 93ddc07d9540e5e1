import { expect, test } from "vitest";
import { ayopop, configOf, problemsOf, token } from "./environment.ts";

test("a real bot is by invitation, and the playground is open, unless the configuration says otherwise", () => {
  expect(configOf({ BOT_TOKEN: token, ...ayopop }).access).toBe("invite");
  expect(configOf({ BOT_TOKEN: token, ...ayopop, ACCESS: "open" }).access).toBe("open");
  expect(configOf({}).access).toBe("open");
  expect(configOf({ ACCESS: "invite" }).access).toBe("invite");
});

test("the day is told at nine in the evening, unless the configuration says otherwise", () => {
  expect(configOf({}).recapAt).toBe("21:00");
  expect(configOf({ RECAP_AT: "00:30" }).recapAt).toBe("00:30");
  expect(configOf({ RECAP_AT: "off" }).recapAt).toBeUndefined();
  for (const wrong of ["24:00", "9:00", "21.00", "no"]) {
    expect(problemsOf({ RECAP_AT: wrong })).toEqual(["RECAP_AT: must be a time of day like 21:00, or off"]);
  }
});
