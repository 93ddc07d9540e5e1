import { type AccountReading, invalid } from "./account-reading.ts";
import { readBpjsHealth } from "./account-rules/bpjs-health.ts";
import { readCharacters } from "./account-rules/characters.ts";
import { readDigits } from "./account-rules/digits.ts";
import { readEmail } from "./account-rules/email.ts";
import { readGameId } from "./account-rules/game-id.ts";
import { readMobile } from "./account-rules/mobile.ts";
import { readNik } from "./account-rules/nik.ts";
import { readPlnPostpaid, readPlnPrepaid } from "./account-rules/pln.ts";
import { plainText } from "./plain-text.ts";
import type { AccountRule } from "./product.ts";

const nopLength = 18;

/** Reads what somebody typed or pasted as an account number. Any text at all is answered. */
export function readAccount(rule: AccountRule, text: string): AccountReading {
  const typed = plainText(text);
  if (typed === "") return invalid({ code: "empty" });
  switch (rule.kind) {
    case "pln-postpaid":
      return overDigits(typed, (digits) => readPlnPostpaid(digits, rule.prepaidProduct));
    case "pln-prepaid":
      return overDigits(typed, readPlnPrepaid);
    case "bpjs-health":
      return overDigits(typed, readBpjsHealth);
    case "nik":
      return overDigits(typed, readNik);
    case "nop":
      return overDigits(typed, (digits) => readDigits(digits, { min: nopLength, max: nopLength, strict: true }));
    case "mobile":
      return readMobile(typed, rule.operator);
    case "email":
      return readEmail(typed);
    case "game-id":
      return readGameId(typed, rule.zone);
    case "digits":
      return overDigits(typed, (digits) => readDigits(digits, rule));
    case "characters":
      return readCharacters(typed, rule);
  }
}

function overDigits(typed: string, read: (digits: string) => AccountReading): AccountReading {
  const digits = typed.replace(/[\s.-]/g, "");
  if (digits === "") return invalid({ code: "empty" });
  return /^\d+$/.test(digits) ? read(digits) : invalid({ code: "not-digits" });
}
