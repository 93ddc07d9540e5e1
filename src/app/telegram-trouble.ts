import type { Reporting } from "../ops/incidents/reporting.ts";
import type { ObservedCall } from "../telegram/observe-calls.ts";

/** An outage is so many failures in a row over so long: a poll that fails once is none. */
const outage = { failures: 5, forMs: 30_000 };

/**
 * Tells of calls that fail, and of an outage, which can only be told in Telegram when it is over; and of another program
 * that takes this bot's updates, which only who asks for them is told.
 */
export function telegramTrouble({ report, settle }: Reporting, clock: () => number): (call: ObservedCall) => void {
  let failures = 0;
  let failingSince = 0;
  let isOut = false;

  function failed(code: string): void {
    if (failures === 0) failingSince = clock();
    failures += 1;
    const begins = !isOut && failures >= outage.failures && clock() - failingSince >= outage.forMs;
    report({ kind: "telegram" }, begins ? { code, begins } : { code });
    if (begins) isOut = true;
  }

  function worked(): void {
    failures = 0;
    if (isOut) settle({ kind: "telegram" });
    isOut = false;
  }

  return ({ outcome }) => {
    switch (outcome) {
      case "ok":
      case "4xx":
        return worked();
      case "409":
        return report({ kind: "updates-taken" });
      case "429":
      case "given-up":
        return;
      case "401":
      case "5xx":
      case "network":
        return failed(outcome);
    }
  };
}
