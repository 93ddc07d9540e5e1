import { randomFillSync } from "node:crypto";

/** Letters and digits that are told apart when read aloud; so many that each byte stands for one as often as another. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Names that nobody guesses. The system is asked for many letters at once: asking costs more than all the rest. */
export function randomNames(): (length: number) => string {
  const pool = Buffer.alloc(1024);
  let used = pool.length;
  return (length) => {
    let name = "";
    while (name.length < length) {
      if (used === pool.length) {
        randomFillSync(pool);
        used = 0;
      }
      name += alphabet[(pool[used++] ?? 0) % alphabet.length];
    }
    return name;
  };
}
