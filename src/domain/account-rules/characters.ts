import { type AccountReading, invalid, valid } from "../account-reading.ts";

type CharactersRule = { readonly min: number; readonly max: number };

/**
 * A number of which nothing is known but its characters. Dots and dashes inside a plain number only help the
 * eye; beside letters or a slash they may be part of it, and stay.
 */
export function readCharacters(typed: string, { min, max }: CharactersRule): AccountReading {
  const joined = typed.replace(/\s/g, "");
  if (!/^[a-z\d./-]+$/i.test(joined) || !/[a-z\d]/i.test(joined)) return invalid({ code: "bad-characters" });

  const account = /^[\d.-]+$/.test(joined) ? joined.replace(/[.-]/g, "") : joined.toUpperCase();
  const got = account.length;
  if (got < min) return invalid({ code: "too-short", min, got, unit: "characters" });
  if (got > max) return invalid({ code: "too-long", max, got, unit: "characters" });
  return valid(account);
}
