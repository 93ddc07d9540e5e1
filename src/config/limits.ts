import { oneOf, wholeNumber } from "./forms.ts";
import type { Reading } from "./reading.ts";

/** How much one person may ask. */
export type LimitsConfig = {
  /** 0 is no limit. */
  readonly quota: { readonly perMinute: number; readonly perDay: number };
  /** Whoever seems to look people up is slowed and stopped. */
  readonly isGuarded: boolean;
  /** How long an inquiry waits that is slowed, in milliseconds. */
  readonly holdMs: number;
};

export const limitsVariables = {
  QUOTA_PER_MINUTE: wholeNumber(0, 100_000),
  QUOTA_PER_DAY: wholeNumber(0, 10_000_000),
  ENUMERATION_GUARD: oneOf(["on", "off"]),
} as const;

export function readLimits({ values }: Reading<typeof limitsVariables>): LimitsConfig {
  return {
    quota: { perMinute: values.QUOTA_PER_MINUTE ?? 30, perDay: values.QUOTA_PER_DAY ?? 1_000 },
    isGuarded: values.ENUMERATION_GUARD !== "off",
    holdMs: 8_000,
  };
}
