import fc from "fast-check";
import { expect, test } from "vitest";
import { hideSecrets } from "../../src/cli/hide-secrets.ts";
import { ayopop, configOf, klikoo, pem, token } from "../config/environment.ts";

const webhook = { DELIVERY: "webhook", WEBHOOK_URL: "https://bot.example", WEBHOOK_SECRET: "0123456789abcdef" };
const config = configOf({ ...ayopop, ...klikoo, ...webhook, BOT_TOKEN: token, STORE_URL: "redis://:p4ssw0rd@host" });
const secrets = [token, "0123456789abcdef", "the key", "the secret", "the id", pem, "p4ssw0rd"];

test("every secret of the configuration goes, wherever it stands, and nothing else does", () => {
  const hidden = hideSecrets(config);
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...secrets), fc.string(), (before, secret, after) => {
      expect(hidden(before + secret + secret + after)).not.toContain(secret);
    }),
  );
  expect(hidden("ok  Store: written, read and deleted")).toBe("ok  Store: written, read and deleted");
});

test("a configuration without secrets hides nothing", () => {
  expect(hideSecrets(configOf({}))("anything: at all")).toBe("anything: at all");
});
