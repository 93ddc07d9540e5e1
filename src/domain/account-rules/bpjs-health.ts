import { type AccountReading, invalid, valid } from "../account-reading.ts";

const cardLength = 13;
const virtualAccountLength = 16;
/** 89888 is the virtual account at Bank Mandiri. It is kept as typed: nobody says that the two are exchangeable. */
const virtualAccountPrefixes = ["88888", "89888"];

/**
 * A virtual account is 88888 and the last eleven digits of a card. A card is therefore taken only when the two
 * digits which that leaves out are zero, as on every real card: otherwise it could name another family.
 */
export function readBpjsHealth(digits: string): AccountReading {
  if (digits.length === cardLength) {
    if (!digits.startsWith("00")) return invalid({ code: "unknown-prefix", expected: ["00"] });
    return valid(`88888${digits.slice(2)}`);
  }
  if (digits.length === virtualAccountLength) {
    if (virtualAccountPrefixes.some((prefix) => digits.startsWith(prefix))) return valid(digits);
    return invalid({ code: "unknown-prefix", expected: virtualAccountPrefixes });
  }
  return invalid({ code: "wrong-length", expected: [cardLength, virtualAccountLength], got: digits.length });
}
