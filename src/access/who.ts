import { cutText } from "../domain/cut-text.ts";

/** Somebody as others know them: `Sari (@sari_loket)`. Telegram tells it, and it is nothing but text. */
export function who({ name, username }: { readonly name: string; readonly username?: string }): string {
  return username === undefined ? cutText(name, 40) : `${cutText(name, 40)} (@${username})`;
}
