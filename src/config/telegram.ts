import { z } from "zod";
import { baseUrl, oneOf, wholeNumber } from "./forms.ts";
import { type Reading, requireAll } from "./reading.ts";

export type TelegramConfig =
  | { readonly kind: "playground" }
  | {
      readonly kind: "telegram";
      readonly token: string;
      readonly apiRoot: string;
      readonly delivery: Delivery;
      /** Messages a second that Telegram takes of this bot; 0: as many as there are. */
      readonly perSecond: number;
    };

export type Delivery =
  | { readonly kind: "polling" }
  | { readonly kind: "webhook"; readonly url: string; readonly secret: string };

export const telegramVariables = {
  NODE_ENV: z.string(),
  BOT_TOKEN: z.string().regex(/^\d+:[\w-]+$/, "must be the token as BotFather gave it, like 123456:ABC-DEF"),
  TELEGRAM_API_ROOT: baseUrl,
  TELEGRAM_PER_SECOND: wholeNumber(0, 10_000),
  DELIVERY: oneOf(["polling", "webhook"]),
  WEBHOOK_URL: baseUrl,
  WEBHOOK_SECRET: z.string().regex(/^[\w-]{16,256}$/, "must be 16 to 256 of A-Z, a-z, 0-9, _ and -"),
} as const;

type TelegramReading = Reading<typeof telegramVariables>;

/** Undefined after a complaint. */
export function readTelegram(reading: TelegramReading): TelegramConfig | undefined {
  const { values, given, complain } = reading;
  const delivery = readDelivery(reading);
  if (!given("BOT_TOKEN")) {
    if (values.NODE_ENV !== "production") return { kind: "playground" };
    complain("BOT_TOKEN", "missing; needed because NODE_ENV is production, where no playground is started");
  }
  if (values.BOT_TOKEN === undefined || delivery === undefined) return undefined;
  const apiRoot = values.TELEGRAM_API_ROOT ?? "https://api.telegram.org";
  const perSecond = values.TELEGRAM_PER_SECOND ?? 30;
  return { kind: "telegram", token: values.BOT_TOKEN, apiRoot, delivery, perSecond };
}

function readDelivery(reading: TelegramReading): Delivery | undefined {
  const { DELIVERY: kind, WEBHOOK_URL: url, WEBHOOK_SECRET: secret } = reading.values;
  if (kind !== "webhook") return { kind: "polling" };
  requireAll(reading, ["WEBHOOK_URL", "WEBHOOK_SECRET"], ["DELIVERY"]);
  return url === undefined || secret === undefined ? undefined : { kind, url, secret };
}
