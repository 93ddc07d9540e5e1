import { type AccountReading, invalid, valid } from "../account-reading.ts";

const max = 254;
const shape = /^[\w.!#$%&'*+/=?^`{|}~-]+@([a-z0-9-]+\.)+[a-z0-9-]*[a-z][a-z0-9-]*$/i;

/** Upper and lower case are kept before the @, where they may mean something, and lost behind it, where they do not. */
export function readEmail(typed: string): AccountReading {
  if (typed.length > max) return invalid({ code: "too-long", max, got: typed.length, unit: "characters" });
  if (!shape.test(typed)) return invalid({ code: "not-an-email" });
  const at = typed.indexOf("@");
  return valid(typed.slice(0, at) + typed.slice(at).toLowerCase());
}
