import type { Delivery, TelegramConfig } from "../../config/telegram.ts";
import { type BotStanding, botStanding, type WebhookStanding } from "../../telegram/bot-standing.ts";
import { type Check, type Finding, findings } from "./finding.ts";

const about = "Telegram";
const { ok, warning, failed, skipped } = findings(about);

const manyPending = 100;
const recentMs = 60 * 60 * 1000;

/** The token, and whether updates come the way they are meant to. */
export function checkTelegram(telegram: TelegramConfig, clock: () => number): Check {
  return {
    about,
    run: async (signal) => {
      if (telegram.kind === "playground") return skipped("BOT_TOKEN is not set: the playground stands in for it");
      const standing = await botStanding(telegram, signal);
      return standing.kind === "known"
        ? [...ok(`the token is @${standing.username}'s`), ...delivery(telegram.delivery, standing.webhook, clock())]
        : unknown(standing);
    },
  };
}

function unknown(standing: Exclude<BotStanding, { kind: "known" }>): readonly Finding[] {
  if (standing.kind === "unreachable") {
    return failed(`it cannot be reached (${standing.cause})`, "Check the network, and TELEGRAM_API_ROOT if it is set.");
  }
  const { code, description } = standing;
  const isToken = code === 401 || code === 404;
  return failed(
    `it refuses: ${code} ${description}`,
    isToken ? "BOT_TOKEN must be the token as @BotFather gave it; /revoke there ends an old one." : "Try again later.",
  );
}

function delivery(meant: Delivery, webhook: WebhookStanding, now: number): readonly Finding[] {
  const { pending, lastError } = webhook;
  const waiting = `${pending} ${pending === 1 ? "update is" : "updates are"} waiting`;
  return [
    ...way(meant, webhook),
    ...(pending > manyPending ? warning(waiting, "Is the bot running? It takes them when it does.") : ok(waiting)),
    ...(lastError !== undefined && now - lastError.at < recentMs
      ? warning(
          `the last delivery failed ${Math.max(0, Math.round((now - lastError.at) / 60_000))} min ago: ${lastError.message}`,
          "Telegram must reach WEBHOOK_URL from outside, by HTTPS with a certificate that it trusts.",
        )
      : []),
  ];
}

/** Only hosts are told: the path of a webhook may be meant as a secret. */
function way(meant: Delivery, { url }: WebhookStanding): readonly Finding[] {
  if (meant.kind === "polling") {
    if (url === "") return ok("updates are polled, and no webhook is set");
    return warning(
      `updates are to be polled, but Telegram delivers them to a webhook at ${hostOf(url)}`,
      "The bot takes that webhook away when it starts. If another bot uses this token, give this one its own.",
    );
  }
  if (url === "") return warning("no webhook is set yet", "The bot sets it when it starts.");
  if (url === meant.url) return ok(`updates are delivered to ${hostOf(url)}`);
  return warning(
    `updates are delivered to ${hostOf(url)}, which is not WEBHOOK_URL`,
    "The bot sets its own when it starts. If another bot uses this token, give this one its own.",
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "an unreadable address";
}
