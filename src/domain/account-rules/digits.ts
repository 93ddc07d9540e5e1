import { type AccountReading, invalid, valid } from "../account-reading.ts";

/** What no biller's number is outside of, however little is known of it. */
const shortest = 3;
const longest = 20;

type DigitsRule = {
  readonly min: number;
  readonly max: number;
  readonly strict?: true;
  readonly startsWith?: string;
};

export function readDigits(digits: string, rule: DigitsRule): AccountReading {
  const min = rule.strict ? rule.min : Math.min(rule.min, shortest);
  const max = rule.strict ? rule.max : Math.max(rule.max, longest);
  const got = digits.length;
  if (rule.strict && min === max && got !== min) return invalid({ code: "wrong-length", expected: [min], got });
  if (got < min) return invalid({ code: "too-short", min, got, unit: "digits" });
  if (got > max) return invalid({ code: "too-long", max, got, unit: "digits" });

  if (got < rule.min || got > rule.max) {
    return valid(digits, { code: "unusual-length", min: rule.min, max: rule.max, got });
  }
  if (rule.startsWith !== undefined && !digits.startsWith(rule.startsWith)) {
    return valid(digits, { code: "unusual-prefix", expected: rule.startsWith });
  }
  return valid(digits);
}
