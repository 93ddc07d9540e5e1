import type { Reporting } from "./reporting.ts";

/** Reporting before there is a store to keep incidents in: what was told until then is handed over. */
export type EarlyReporting = Reporting & { readonly handOver: (to: Reporting) => void };

export function earlyReporting(): EarlyReporting {
  let to: Reporting | undefined;
  let waiting: ((to: Reporting) => void)[] = [];

  function tell(how: (to: Reporting) => void): void {
    if (to === undefined) waiting.push(how);
    else how(to);
  }

  return {
    report: (...told) => tell(({ report }) => report(...told)),
    settle: (trouble) => tell(({ settle }) => settle(trouble)),
    forget: (person) => tell(({ forget }) => forget(person)),
    isOpen: (trouble) => to?.isOpen(trouble) ?? false,
    handOver: (keeper) => {
      to = keeper;
      for (const how of waiting) how(keeper);
      waiting = [];
    },
  };
}
