import { randomInt } from "node:crypto";

/** Letters and digits that are told apart when read aloud. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Each letter by its own draw: `randomInt` takes from a pool, where `randomBytes` asks the system each time. */
export function randomName(length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
}
