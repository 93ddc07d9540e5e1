import type { Api } from "grammy";
import type { Ports } from "../conversation/ports.ts";
import { threadOf } from "./thread-of.ts";

/** Telegram shows "typing" for five seconds at a time. */
const againMs = 4_500;

/** Shows that the bot is at work, until it is called off. That it cannot be shown matters to nobody but the log. */
export function typing(api: Api, failed: (error: unknown) => void): Ports["waiting"] {
  return (place) => {
    const show = () => {
      api.sendChatAction(place.chat, "typing", threadOf(place)).catch((error: unknown) => failed(error));
    };
    show();
    const timer = setInterval(show, againMs);
    return () => clearInterval(timer);
  };
}
