/** What stands before the token of a link to a bill, in the payload of `/start`. */
const prefix = "b_";
/** A payload has up to 64 characters. */
const token = /^[\w-]{16,60}$/;

/** Opens the private chat with the bot, which then is sent `/start b_…`. */
export function doorAddress(bot: string, door: string): string {
  return `https://t.me/${bot}?start=${prefix}${door}`;
}

/** The token, when somebody has come through such a link. */
export function doorIn(payload: string): string | undefined {
  const door = payload.startsWith(prefix) ? payload.slice(prefix.length) : "";
  return token.test(door) ? door : undefined;
}
