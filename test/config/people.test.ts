import { expect, test } from "vitest";
import { ayopop, configOf, token } from "./environment.ts";

test("a real bot is by invitation, and the playground is open, unless the configuration says otherwise", () => {
  expect(configOf({ BOT_TOKEN: token, ...ayopop }).access).toBe("invite");
  expect(configOf({ BOT_TOKEN: token, ...ayopop, ACCESS: "open" }).access).toBe("open");
  expect(configOf({}).access).toBe("open");
  expect(configOf({ ACCESS: "invite" }).access).toBe("invite");
});
