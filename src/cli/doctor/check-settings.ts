import { providerNames } from "../../app/bill-providers.ts";
import type { Config } from "../../config/read-config.ts";
import { type Check, findings } from "./finding.ts";

const about = "Configuration";

/** What is allowed and yet hardly meant. That it can be read at all is known by then. */
export function checkSettings({ telegram, access, adminIds, providers }: Config): Check {
  const { ok, warning } = findings(about);
  const isReal = telegram.kind === "telegram";
  return {
    about,
    run: async () => [
      ...ok("every variable can be used"),
      ...(isReal && access === "invite" && adminIds.length === 0
        ? warning(
            "the bot is by invitation, and ADMIN_IDS names no owner",
            "Set it, or open the link that npm start prints while the bot has no owner. ACCESS=open lets everybody in.",
          )
        : []),
      ...(isReal &&
      providers.kind === "real" &&
      providerNames.filter((name) => providers[name] !== undefined).length === 1
        ? ok("one provider is configured: there is none to fall back on")
        : []),
    ],
  };
}
