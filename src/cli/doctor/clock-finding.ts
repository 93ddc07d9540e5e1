import type { Finding } from "./finding.ts";

const warnAfterMs = 30_000;
const failAfterMs = 5 * 60_000;

/** A `Date` header has no parts of a second: on average half of one is cut off. */
const cutOffMs = 500;

/** `difference` is the provider's clock less ours, in milliseconds; nothing when no answer came to read it from. */
export function clockFinding(provider: string, difference: number | undefined): Finding {
  const about = "Clock";
  if (difference === undefined) {
    return { status: "skipped", about, found: `${provider} sent no answer with a date to compare it with` };
  }
  const ahead = difference + cutOffMs;
  const seconds = Math.round(Math.abs(ahead) / 1000);
  if (Math.abs(ahead) <= warnAfterMs) return { status: "ok", about, found: `within ${seconds + 1} s of ${provider}'s` };
  return {
    status: Math.abs(ahead) > failAfterMs ? "failed" : "warning",
    about,
    found: `${seconds} s ${ahead > 0 ? "behind" : "ahead of"} ${provider}'s`,
    advice: "Let NTP set this machine's clock: signatures with a wrong time are refused.",
  };
}
